import { LedgerTakeover } from '../../services/agreements/ledger/ledger-takeover.ts';
import { ReconciliationService } from '../../services/agreements/reconciliation-service.ts';
import { forgetFullBuckets } from '../../services/database/shared-buckets.ts';
import { AuditComparison } from '../../services/audit/audit-comparison.ts';
import { AuditDaysStore } from '../../services/audit/audit-days-store.ts';
import { hourMs, minuteMs } from '../../services/duration.ts';
import { HeadPublisher } from '../../services/evidence/head-publisher.ts';
import type { HandoverDelivery } from '../../services/handovers/handover-delivery.ts';
import { CreationReconciliation } from '../../services/new-customers/creation-reconciliation.ts';
import type { CallWatch } from '../../services/partner-center/http/call-watch.ts';
import type { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import { LeftAgents } from '../../services/privacy/left-agents.ts';
import { RetentionService } from '../../services/privacy/retention-service.ts';
import type { Reminders } from '../../services/reminders/create-reminders.ts';
import { createLinkFollower } from './link-follower.ts';
import { type AgentCards, linkMessenger, newCustomerMessenger, outcomeMessenger } from '../proactive/messengers.ts';
import type { Connector } from '../proactive/connector.ts';
import { headsChannel } from '../proactive/heads-channel.ts';
import { type Repeating, repeat } from '../proactive/repeat.ts';
import { ServiceAccountNotice } from '../proactive/service-account-notice.ts';
import { UnreachableNotice } from '../proactive/unreachable-notice.ts';
import { createBackgroundPace, createDirectoryLoops, createInvitationFollower } from './background.ts';
import type { Audit } from './audit.ts';
import type { Bulk } from './bulk.ts';
import { pageLink } from '../../cards/kit/page-link.ts';
import { ListCards } from '../proactive/list-cards.ts';
import type { DeskOptions } from './options.ts';
import type { Services } from './services.ts';

// The clock says what is due, and may run fast. A look costs two small queries where nothing is due.
const syncEveryMs = 1_000;
const followEveryMs = 2_000;
const deliverEveryMs = 5_000;
const remindEveryMs = 5_000;
const countEveryMs = 5_000;
const forgetEveryMs = 5_000;
const signEveryMs = 2_000;
const publishEveryMs = 2_000;
const listsEveryMs = 1_000;
const listCardsEveryMs = 3_000;
const removeErasedEveryMs = 10 * minuteMs;

interface LoopParts {
  readonly services: Services;
  readonly backgroundPartnerCenter: PartnerCenterClient;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal;
  readonly watch: CallWatch;
  readonly handoverDelivery: HandoverDelivery;
  readonly reminding: Reminders;
  readonly agentCards: AgentCards;
  readonly connector: Connector;
  readonly audit: Audit;
  readonly bulk: Bulk;
}

/** What the product does without being asked. Each loop may run in several instances at once. */
export function startLoops(options: DeskOptions, parts: LoopParts): Repeating {
  const { reconcileEveryMs, refreshTokens, log } = options;
  const attestations = createReconciliation(options, parts);
  const creations = createCreationReconciliation(options, parts);
  const notice = createNotice(options, parts);
  const ending = createServiceAccountNotice(options, parts);
  const follower = createInvitationFollower(options, parts);
  const retention = createRetention(options);
  const { loop: reminders } = parts.reminding;
  const links = createLinks(options, parts);
  const listCards = createListCards(options, parts);
  const start: Start = (loop, everyMs, work) => repeat(work, { loop, everyMs, log });
  const loops = [
    start('attestations', reconcileEveryMs, (stopping) => attestations.run(stopping)),
    start('new-customers', reconcileEveryMs, (stopping) => creations.run(stopping)),
    start('hand-overs', deliverEveryMs, (stopping) => parts.handoverDelivery.run(stopping)),
    start('reminders', remindEveryMs, (stopping) => reminders.remind(stopping)),
    // A loop of its own, because sending may wait for Partner Center for long.
    start('reminder-updates', remindEveryMs, (stopping) => reminders.update(stopping)),
    // Beside each other, because a list that runs waits for the budget of Partner Center.
    start('lists-checked', listsEveryMs, (stopping) => parts.bulk.check(stopping)),
    start('lists', listsEveryMs, (stopping) => parts.bulk.work(stopping)),
    start('list-cards', listCardsEveryMs, () => listCards.run()),
    start('acceptance-links', followEveryMs, (stopping) => links.run(stopping)),
    start('invitations', followEveryMs, (stopping) => follower.run(stopping)),
    start('unreachable-agents', reconcileEveryMs, () => notice.run()),
    start('service-account', reconcileEveryMs, async () => {
      await refreshTokens.keep();
      await ending.run();
    }),
    start('daily-counts', countEveryMs, () => parts.services.countDaily.run()),
    start('old-data', forgetEveryMs, (stopping) => retention.run(stopping)),
    ...evidenceLoops(options, parts, start),
    start('limits', reconcileEveryMs, () => forgetFullBuckets(options.database, options.clock)),
    ...directoryLoops(options, parts, start),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function createListCards({ teamsAppId, clock }: DeskOptions, { bulk, agentCards }: LoopParts): ListCards {
  const { cards: store, rows } = bulk;
  return new ListCards({ store, rows, cards: agentCards, linkToPage: pageLink(teamsAppId), clock });
}

function createLinks(options: DeskOptions, { services, stopping, watch, agentCards }: LoopParts) {
  const pace = createBackgroundPace(options, stopping);
  const { road, findAccount } = services;
  const outcomes = outcomeMessenger({ road, findAccount }, agentCards);
  return createLinkFollower(options, { services, pace, messenger: linkMessenger(agentCards), outcomes, watch });
}

function createReconciliation(options: DeskOptions, { services, agentCards, bulk }: LoopParts): ReconciliationService {
  const { ledger, ledgerWork, road, notes, owners, attestationsUnderway } = services;
  return new ReconciliationService({
    ledger,
    ledgerWork,
    road,
    directory: notes,
    owners,
    messenger: outcomeMessenger({ road, findAccount: services.findAccount }, agentCards),
    isOfList: bulk.isUnderway,
    attestationsUnderway,
    callDeadlineMs: options.callDeadlineMs,
    partnerCenterTimeoutMs: options.partnerCenterTimeoutMs,
    clock: options.clock,
    log: options.log,
  });
}

function createCreationReconciliation(
  options: DeskOptions,
  { services, agentCards }: LoopParts,
): CreationReconciliation {
  const { newCustomersStore, newCustomersWork, customerRoad, creation, creationsUnderway } = services;
  return new CreationReconciliation({
    newCustomers: newCustomersStore,
    newCustomersWork,
    customerRoad,
    messenger: newCustomerMessenger(creation, agentCards),
    creationsUnderway,
    callDeadlineMs: options.callDeadlineMs,
    partnerCenterTimeoutMs: options.partnerCenterTimeoutMs,
    clock: options.clock,
    log: options.log,
  });
}

function createRetention({ database, roleDirectory, retention: periods, clock, log }: DeskOptions): RetentionService {
  const leftAgents = new LeftAgents({ database, roleDirectory });
  return new RetentionService({ database, leftAgents, periods, clock, log });
}

type Start = (loop: string, everyMs: number, work: (stopping: AbortSignal) => Promise<void>) => Repeating;

/** Who reads no directory reads no audit records either. */
function evidenceLoops(options: DeskOptions, parts: LoopParts, start: Start): readonly Repeating[] {
  const { attachments } = parts.audit;
  const comparison = createComparison(options, parts);
  const heads = createHeadPublisher(options, parts);
  const loops = [
    start('evidence', signEveryMs, keepEvidence(options, parts)),
    // Beside the signing, which waits for nobody outside.
    start('evidence-heads', publishEveryMs, () => heads.run()),
    start('attachments', removeErasedEveryMs, async () => {
      await attachments.removeErased(options.clock.now());
    }),
  ];
  if (!options.directorySync) return loops;
  return [...loops, start('audit-records', hourMs, (stopping) => comparison.run(stopping))];
}

function keepEvidence({ database, clock }: DeskOptions, { services, audit }: LoopParts) {
  const { evidenceKeeper } = audit;
  const { signer } = evidenceKeeper;
  const takeover = new LedgerTakeover({ database, evidence: services.evidence, signer, clock });
  return async (stopping: AbortSignal): Promise<void> => {
    await takeover.run(stopping);
    await evidenceKeeper.signDue();
  };
}

function createHeadPublisher(
  { database, evidenceLog, clock, log }: DeskOptions,
  { connector, services: { conversations } }: LoopParts,
): HeadPublisher {
  const { headsBlob, headsChannel: channelId } = evidenceLog;
  const channel = channelId === undefined ? undefined : headsChannel({ connector, conversations, channelId });
  const places = [headsBlob, channel].filter((place) => place !== undefined);
  return new HeadPublisher({ database, places, clock, log });
}

function createComparison({ database, clock, log }: DeskOptions, parts: LoopParts): AuditComparison {
  const { evidence } = parts.services;
  const days = new AuditDaysStore(database);
  return new AuditComparison({ database, days, partnerCenter: parts.backgroundPartnerCenter, evidence, clock, log });
}

function createNotice({ clock, log }: DeskOptions, { services, agentCards }: LoopParts): UnreachableNotice {
  const { agents, authorization, reachability, unreachable } = services;
  return new UnreachableNotice({ agents, authorization, agentCards, reachability, unreachable, clock, log });
}

function createServiceAccountNotice(
  { refreshTokens: tokens, log }: DeskOptions,
  { services, agentCards }: LoopParts,
): ServiceAccountNotice {
  const { agents, authorization } = services;
  return new ServiceAccountNotice({ tokens, agents, authorization, agentCards, log });
}

/** Statuses go first: the rest of their budget is for countries. */
function directoryLoops(options: DeskOptions, parts: LoopParts, start: Start): readonly Repeating[] {
  const { directorySync } = options;
  if (!directorySync) return [];
  const { services, backgroundPartnerCenter: partnerCenter } = parts;
  const { listEveryMs } = directorySync;
  const { listing, statuses, countries } = createDirectoryLoops({
    ...options,
    ...services,
    partnerCenter,
    listEveryMs,
  });
  return [
    start('directory-listing', syncEveryMs, (stopping) => listing.run(stopping)),
    start('directory-statuses', syncEveryMs, async (stopping) => {
      await statuses.run(stopping);
      await countries.run(stopping);
    }),
  ];
}
