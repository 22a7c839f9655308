import { PartnerCenterStatusReader } from '../services/agreements/partner-center-status-reader.ts';
import { InvitationFollower } from '../services/invitations/invitation-follower.ts';
import { InvitationFollowUpsStore } from '../services/invitations/invitation-follow-ups-store.ts';
import { InvitationTeller } from '../services/invitations/invitation-teller.ts';
import { InvitedCustomerReader } from '../services/invitations/invited-customer-reader.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import { createBackgroundClient } from './background-client.ts';
import type { Services } from './create-services.ts';
import { CardInvitationMessenger } from './invitation-messenger.ts';
import type { PrivateMessenger } from './private-messenger.ts';
import { type Repeating, repeat } from './repeat.ts';

/** What is due is told by the clock, which may run fast; where nothing is, looking costs two small queries. */
const lookEveryMs = 2_000;

/** Follows invited customers for as long as the process runs, with the directory or without. */
export function startInvitationFollower(
  options: AgreementDeskOptions,
  services: Services & { readonly privately: PrivateMessenger },
): Repeating {
  const stopping = new AbortController();
  const partnerCenter = createBackgroundClient(options, stopping.signal);
  const statusReader = new PartnerCenterStatusReader({ ...options, partnerCenter });
  const followUps = new InvitationFollowUpsStore(options.database);
  const messenger = new CardInvitationMessenger({ ...services, messenger: services.privately });
  const shared = { ...options, ...services, followUps, invitations: services.invitationsStore };
  const follower = new InvitationFollower({
    ...shared,
    reader: new InvitedCustomerReader({ ...shared, statusReader, partnerCenter, directory: services.notes }),
    teller: new InvitationTeller({ ...shared, messenger }),
    leaseMs: 10 * options.callDeadlineMs,
  });
  const loop = repeat((signal) => follower.run(signal), lookEveryMs, options.log);
  return {
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}
