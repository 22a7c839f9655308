import { minuteMs } from '../../services/duration.ts';
import { pageLink } from '../../cards/kit/page-link.ts';
import { cardForReminder } from '../../cards/reminders/reminder-message.ts';
import { PartnerCenterStatusReader } from '../../services/agreements/acceptance-reader.ts';
import type { DirectoryListingStore } from '../../services/customers/directory/directory-listing-store.ts';
import { DirectoryListing } from '../../services/customers/directory/directory-listing.ts';
import type { DirectoryStatusStore } from '../../services/customers/directory/directory-status-store.ts';
import { DirectoryStore } from '../../services/customers/directory/directory-store.ts';
import { CountriesStore } from '../../services/customers/directory/countries-store.ts';
import { CountrySync } from '../../services/customers/directory/country-sync.ts';
import { LeftCustomersStore } from '../../services/customers/directory/left-customers-store.ts';
import { StatusSync } from '../../services/customers/directory/status-sync.ts';
import { Throttle } from '../../services/database/throttle.ts';
import { HandoverCardsStore } from '../../services/handovers/handover-cards-store.ts';
import { HandoverDelivery } from '../../services/handovers/handover-delivery.ts';
import { InvitationFollower, InvitedCustomerReader } from '../../services/invitations/invitation-follower.ts';
import { InvitationFollowUpsStore } from '../../services/invitations/invitation-follow-ups-store.ts';
import { InvitationNotifier } from '../../services/invitations/invitation-notifier.ts';
import type { CallWatch } from '../../services/partner-center/http/call-watch.ts';
import { SharedPace } from '../../services/partner-center/http/shared-pace.ts';
import { readPartnerType } from '../../services/identity/partner-type.ts';
import { PartnerCenterError } from '../../services/partner-center/http/partner-center-error.ts';
import { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import { type Reminders, createReminders } from '../../services/reminders/create-reminders.ts';
import { type AgentCards, handoverMessenger, invitationMessenger, reminderSender } from '../proactive/messengers.ts';
import type { PrivateMessenger } from '../proactive/private-messenger.ts';
import type { DeskOptions } from './options.ts';
import type { Services } from './services.ts';

export type BackgroundClientOptions = Pick<
  DeskOptions,
  | 'database'
  | 'accessTokens'
  | 'partnerCenterUrl'
  | 'partnerCenterTimeoutMs'
  | 'backgroundRequestsPerMinute'
  | 'clock'
  | 'log'
>;

/** Partner Center for what no agent waits for: within a budget, and without further calls once `stopping` is aborted. */
export function createBackgroundClient(
  options: BackgroundClientOptions,
  stopping: AbortSignal,
  watch?: CallWatch,
): PartnerCenterClient {
  const { accessTokens, log } = options;
  return new PartnerCenterClient({
    baseUrl: options.partnerCenterUrl,
    timeoutMs: options.partnerCenterTimeoutMs,
    accessTokens,
    pace: createBackgroundPace(options, stopping),
    watch,
    log,
  });
}

type PaceOptions = Pick<DeskOptions, 'database' | 'backgroundRequestsPerMinute' | 'clock' | 'log'>;

/** The budget of all that no agent waits for. */
export function createBackgroundPace(options: PaceOptions, stopping: AbortSignal): SharedPace {
  const { database, backgroundRequestsPerMinute, clock, log } = options;
  const everyMs = minuteMs / backgroundRequestsPerMinute;
  const throttle = new Throttle({ database, name: 'partner-center', everyMs, clock });
  return new SharedPace({ throttle, clock, log, stopping });
}

const mostInBatch = 24;

export interface DirectoryOptions extends Pick<
  DeskOptions,
  'database' | 'backgroundRequestsPerMinute' | 'callDeadlineMs' | 'renewalCutoff' | 'clock' | 'log'
> {
  /** Of the background. */
  readonly partnerCenter: PartnerCenterClient;
  readonly statuses: DirectoryStatusStore;
  readonly listing: DirectoryListingStore;
  readonly listEveryMs: number;
}

/** What keeps the directory fresh. Countries come when no status is due. */
export function createDirectoryLoops(options: DirectoryOptions) {
  const { database, partnerCenter, statuses, listing, renewalCutoff, clock, log } = options;
  const leaseMs = 10 * options.callDeadlineMs;
  const reader = new PartnerCenterStatusReader({ partnerCenter, renewalCutoff });
  // At most a minute of the budget, so that no claim ends before its turn has come.
  const batchSize = Math.max(1, Math.min(mostInBatch, Math.floor(options.backgroundRequestsPerMinute / 2)));
  return {
    listing: new DirectoryListing({
      partnerCenter,
      directory: new DirectoryStore(database),
      listing,
      leftCustomers: new LeftCustomersStore(database),
      everyMs: options.listEveryMs,
      leaseMs,
      clock,
      log,
    }),
    statuses: new StatusSync({
      reader,
      isForProviderAlone: () => isReseller(partnerCenter),
      statuses,
      listing,
      batchSize,
      leaseMs,
      clock,
      log,
    }),
    countries: new CountrySync({ partnerCenter, countries: new CountriesStore(database), batchSize, leaseMs, clock }),
  };
}

/** Where Partner Center does not say, the statuses are worth a try. */
async function isReseller(partnerCenter: PartnerCenterClient): Promise<boolean> {
  try {
    return (await readPartnerType(partnerCenter, 'service-account')).kind === 'indirect-reseller';
  } catch (error) {
    if (error instanceof PartnerCenterError) return false;
    throw error;
  }
}

interface CardsInBackground {
  readonly services: Services;
  readonly backgroundPartnerCenter: PartnerCenterClient;
  readonly agentCards: AgentCards;
}

/** Follows invited customers, with the directory or without. */
export function createInvitationFollower(options: DeskOptions, parts: CardsInBackground): InvitationFollower {
  const { database, renewalCutoff, callDeadlineMs, clock, log } = options;
  const { backgroundPartnerCenter: partnerCenter, agentCards } = parts;
  const { notes: directory, invitationsStore: invitations, ledger, agents, authorization, evidence } = parts.services;
  const followUps = new InvitationFollowUpsStore(database, evidence);
  const statusReader = new PartnerCenterStatusReader({ partnerCenter, renewalCutoff });
  const messenger = invitationMessenger(agentCards);
  return new InvitationFollower({
    followUps,
    reader: new InvitedCustomerReader({ statusReader, partnerCenter, directory, clock }),
    notifier: new InvitationNotifier({ followUps, invitations, ledger, agents, authorization, messenger, clock, log }),
    leaseMs: 10 * callDeadlineMs,
    clock,
    log,
  });
}

export function createHandoverDelivery(
  { database, clock, log }: DeskOptions,
  { services, agentCards }: Pick<CardsInBackground, 'services' | 'agentCards'>,
): HandoverDelivery {
  return new HandoverDelivery({
    handovers: services.handoversStore,
    cards: new HandoverCardsStore(database),
    messenger: handoverMessenger(agentCards),
    clock,
    log,
  });
}

/** Ten a second in all, a fifth of what Teams lets an app send (bots/how-to/rate-limit). */
const usualEveryMs = 100;
const sentAtOnce = 8;

/** How reminders go out where nothing else is said. A lease is renewed while Partner Center is being read. */
export function reminderShape({ callDeadlineMs }: Pick<DeskOptions, 'callDeadlineMs'>) {
  return { sendEveryMs: usualEveryMs, width: sentAtOnce, leaseMs: 2 * callDeadlineMs };
}

interface ReminderParts {
  readonly services: Services;
  readonly backgroundPartnerCenter: PartnerCenterClient;
  readonly privately: PrivateMessenger;
  readonly sendEveryMs?: number;
}

/** Reminders as the product sends them: in Teams, and read live before anybody is named. */
export function createProductReminders(
  options: Pick<DeskOptions, 'database' | 'renewalCutoff' | 'callDeadlineMs' | 'teamsAppId' | 'clock' | 'log'>,
  { services, backgroundPartnerCenter: partnerCenter, privately, sendEveryMs }: ReminderParts,
): Reminders {
  const { database, renewalCutoff, clock, log } = options;
  const { agents, conversations, owners, customers, authorization, reachability, notes, evidence } = services;
  const shape = reminderShape(options);
  const linkToPage = pageLink(options.teamsAppId);
  return createReminders({
    database,
    evidence,
    agents,
    conversations,
    owners,
    customers,
    authorization,
    reachable: { isReachable: async (agentId) => (await reachability.findPlace(agentId)).kind !== 'none' },
    statusReader: new PartnerCenterStatusReader({ partnerCenter, renewalCutoff }),
    statusKeeper: notes,
    sender: reminderSender(privately, (reminder) => cardForReminder(reminder, linkToPage)),
    sendEveryMs: sendEveryMs ?? shape.sendEveryMs,
    width: shape.width,
    leaseMs: shape.leaseMs,
    random: Math.random,
    clock,
    log,
  });
}
