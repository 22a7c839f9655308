import { ReconciliationService } from '../services/agreements/reconciliation-service.ts';
import type { HandoverDelivery } from '../services/handovers/handover-delivery.ts';
import { CreationReconciliation } from '../services/new-customers/creation-reconciliation.ts';
import type { PartnerCenterClient } from '../services/partner-center/partner-center-client.ts';
import type { Reminders } from '../services/reminders/create-reminders.ts';
import type { AgentCards } from './agent-cards.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import { createInvitationFollower } from './create-invitation-follower.ts';
import type { Services } from './create-services.ts';
import { createDirectoryLoops } from './directory-loops.ts';
import { CardNewCustomerMessenger } from './new-customer-messenger.ts';
import { CardOutcomeMessenger } from './outcome-messenger.ts';
import { type Repeating, repeat } from './repeat.ts';
import { UnreachableNotice } from './unreachable-notice.ts';

// What is due is told by the clock, which may run fast; where nothing is, looking costs two small queries.
const syncEveryMs = 1_000;
const followEveryMs = 2_000;
const deliverEveryMs = 5_000;
const remindEveryMs = 5_000;
const countEveryMs = 5_000;

interface LoopParts extends Services {
  readonly backgroundPartnerCenter: PartnerCenterClient;
  readonly handoverDelivery: HandoverDelivery;
  readonly reminding: Reminders;
  readonly agentCards: AgentCards;
}

/** What the product does without being asked. Each loop may run in several instances at once. */
export function startBackgroundLoops(options: AgreementDeskOptions, parts: LoopParts): Repeating {
  const { reconcileEveryMs, log } = options;
  const reconciliation = createReconciliation(options, parts);
  const creations = createCreationReconciliation(options, parts);
  const notice = new UnreachableNotice({ ...options, ...parts });
  const follower = createInvitationFollower(options, parts);
  const directory = directoryLoops(options, parts);
  const loops = [
    repeat((stopping) => reconciliation.run(stopping), reconcileEveryMs, log),
    repeat((stopping) => creations.run(stopping), reconcileEveryMs, log),
    repeat((stopping) => parts.handoverDelivery.run(stopping), deliverEveryMs, log),
    repeat((stopping) => parts.reminding.loop.runOnce(stopping), remindEveryMs, log),
    repeat((stopping) => follower.run(stopping), followEveryMs, log),
    repeat(() => notice.run(), reconcileEveryMs, log),
    repeat(() => parts.countDaily.run(), countEveryMs, log),
    ...directory.map((loop) => repeat((stopping) => loop.run(stopping), syncEveryMs, log)),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function createReconciliation(options: AgreementDeskOptions, parts: LoopParts): ReconciliationService {
  const messenger = new CardOutcomeMessenger(parts);
  return new ReconciliationService({ ...options, ...parts, directory: parts.notes, messenger });
}

function createCreationReconciliation(options: AgreementDeskOptions, parts: LoopParts): CreationReconciliation {
  const messenger = new CardNewCustomerMessenger(parts);
  return new CreationReconciliation({ ...options, ...parts, newCustomers: parts.newCustomersStore, messenger });
}

function directoryLoops(options: AgreementDeskOptions, parts: LoopParts) {
  const { directorySync } = options;
  if (!directorySync) return [];
  const partnerCenter = parts.backgroundPartnerCenter;
  return Object.values(createDirectoryLoops({ ...options, ...parts, ...directorySync, partnerCenter }));
}
