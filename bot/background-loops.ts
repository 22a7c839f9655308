import { ReconciliationService } from '../services/agreements/reconciliation-service.ts';
import type { HandoverDelivery } from '../services/handovers/handover-delivery.ts';
import { CreationReconciliation } from '../services/new-customers/creation-reconciliation.ts';
import type { Reminders } from '../services/reminders/create-reminders.ts';
import type { AgreementDeskOptions } from './agreement-desk-options.ts';
import type { ConversationMessenger } from './conversation-messenger.ts';
import type { Services } from './create-services.ts';
import { startDirectorySync } from './directory-sync.ts';
import { CardNewCustomerMessenger } from './new-customer-messenger.ts';
import { startInvitationFollower } from './invitation-follower.ts';
import { CardOutcomeMessenger } from './outcome-messenger.ts';
import type { PrivateMessenger } from './private-messenger.ts';
import { type Repeating, repeat } from './repeat.ts';
import { UnreachableNotice } from './unreachable-notice.ts';

/** What has become due goes out soon; where nothing has, looking costs two small queries. */
const deliverEveryMs = 5_000;
const remindEveryMs = 5_000;
const countEveryMs = 5_000;

interface LoopParts extends Services {
  readonly handoverDelivery: HandoverDelivery;
  readonly reminding: Reminders;
  readonly messenger: ConversationMessenger;
  readonly privately: PrivateMessenger;
}

/** What the product does without being asked. Each loop may run in several instances at once. */
export function startBackgroundLoops(options: AgreementDeskOptions, parts: LoopParts): Repeating {
  const { reconcileEveryMs, log, directorySync } = options;
  const outcomes = new CardOutcomeMessenger({ ...options, ...parts });
  const reconciliation = new ReconciliationService({
    ...options,
    ...parts,
    directory: parts.notes,
    messenger: outcomes,
  });
  const creations = new CreationReconciliation({
    ...options,
    ...parts,
    newCustomers: parts.newCustomersStore,
    messenger: new CardNewCustomerMessenger({ ...options, ...parts }),
  });
  const notice = new UnreachableNotice({ ...options, ...parts, messenger: parts.privately });
  const loops = [
    repeat((stopping) => reconciliation.run(stopping), reconcileEveryMs, log),
    repeat((stopping) => creations.run(stopping), reconcileEveryMs, log),
    repeat((stopping) => parts.handoverDelivery.run(stopping), deliverEveryMs, log),
    repeat((stopping) => parts.reminding.loop.runOnce(stopping), remindEveryMs, log),
    repeat(() => notice.run(), reconcileEveryMs, log),
    startInvitationFollower(options, parts),
    repeat(() => parts.countDaily.run(), countEveryMs, log),
    ...(directorySync ? [startDirectorySync({ ...options, ...parts, ...directorySync })] : []),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
