import { PartnerCenterStatusReader } from '../../services/agreements/acceptance-reader.ts';
import { InvitationFollower, InvitedCustomerReader } from '../../services/invitations/invitation-follower.ts';
import { InvitationFollowUpsStore } from '../../services/invitations/invitation-follow-ups-store.ts';
import { InvitationNotifier } from '../../services/invitations/invitation-notifier.ts';
import type { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import type { AgentCards } from '../proactive/agent-cards.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import type { Services } from './create-services.ts';
import { CardInvitationMessenger } from '../proactive/invitation-messenger.ts';

interface FollowerParts extends Services {
  readonly backgroundPartnerCenter: PartnerCenterClient;
  readonly agentCards: AgentCards;
}

/** Follows invited customers, with the directory or without. */
export function createInvitationFollower(options: AgreementDeskOptions, parts: FollowerParts): InvitationFollower {
  const partnerCenter = parts.backgroundPartnerCenter;
  const statusReader = new PartnerCenterStatusReader({ ...options, partnerCenter });
  const followUps = new InvitationFollowUpsStore(options.database);
  const shared = { ...options, ...parts, followUps, invitations: parts.invitationsStore };
  return new InvitationFollower({
    ...shared,
    reader: new InvitedCustomerReader({ ...shared, statusReader, partnerCenter, directory: parts.notes }),
    notifier: new InvitationNotifier({ ...shared, messenger: new CardInvitationMessenger(parts) }),
    leaseMs: 10 * options.callDeadlineMs,
  });
}
