import { ReconciliationService } from '../../services/agreements/reconciliation-service.ts';
import type { HandoverDelivery } from '../../services/handovers/handover-delivery.ts';
import { CreationReconciliation } from '../../services/new-customers/creation-reconciliation.ts';
import type { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import type { Reminders } from '../../services/reminders/create-reminders.ts';
import type { AgentCards } from '../proactive/agent-cards.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import { createInvitationFollower } from './create-invitation-follower.ts';
import type { Services } from './create-services.ts';
import { createDirectoryLoops } from './directory-loops.ts';
import { CardNewCustomerMessenger } from '../proactive/new-customer-messenger.ts';
import { CardOutcomeMessenger } from '../proactive/outcome-messenger.ts';
import { type Repeating, repeat } from './repeat.ts';
import { UnreachableNotice } from '../proactive/unreachable-notice.ts';

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
  const { loop: reminders } = parts.reminding;
  const start = (loop: string, everyMs: number, work: (stopping: AbortSignal) => Promise<void>) =>
    repeat(work, { loop, everyMs, log });
  const loops = [
    start('attestations', reconcileEveryMs, (stopping) => reconciliation.run(stopping)),
    start('new-customers', reconcileEveryMs, (stopping) => creations.run(stopping)),
    start('hand-overs', deliverEveryMs, (stopping) => parts.handoverDelivery.run(stopping)),
    start('reminders', remindEveryMs, (stopping) => reminders.remind(stopping)),
    // A loop of its own: sending may wait for Partner Center for long.
    start('reminder-updates', remindEveryMs, (stopping) => reminders.update(stopping)),
    start('invitations', followEveryMs, (stopping) => follower.run(stopping)),
    start('unreachable-agents', reconcileEveryMs, () => notice.run()),
    start('daily-counts', countEveryMs, () => parts.countDaily.run()),
    ...Object.entries(directoryLoops(options, parts)).map(([name, loop]) =>
      start(`directory-${name}`, syncEveryMs, (stopping) => loop.run(stopping)),
    ),
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

function directoryLoops(
  options: AgreementDeskOptions,
  parts: LoopParts,
): Partial<ReturnType<typeof createDirectoryLoops>> {
  const { directorySync } = options;
  if (!directorySync) return {};
  const partnerCenter = parts.backgroundPartnerCenter;
  return createDirectoryLoops({ ...options, ...parts, ...directorySync, partnerCenter });
}
