import { eachOf } from '../background-work.ts';
import type { Clock } from '../clock.ts';
import type { AgentsStore } from '../conversations/agents-store.ts';
import type { ConversationsStore } from '../conversations/conversations-store.ts';
import type { CustomerOwners } from '../customers/customer-owners.ts';
import type { StatusKeeper, StatusReader } from '../customers/customer-status.ts';
import { CountriesStore } from '../customers/directory/countries-store.ts';
import { DirectoryStore } from '../customers/directory/directory-store.ts';
import type { EvidenceWriter } from '../evidence/told.ts';
import type { Database } from '../database/database.ts';
import { Throttle } from '../database/throttle.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import { SetAside } from '../set-aside.ts';
import { CustomerListService } from './lists/customer-list-service.ts';
import { SavedFiltersService } from './lists/saved-filters-service.ts';
import { SavedFiltersStore } from './lists/saved-filters-store.ts';
import { OwnersService } from './owners-service.ts';
import { PolicyStore } from './policy/policy-store.ts';
import { ReminderSettingsService } from './policy/reminder-settings-service.ts';
import { FollowUpStore } from './queue/follow-up-store.ts';
import { ItemStore } from './queue/item-store.ts';
import { type CustomerGetter, KnownCustomers } from './queue/known-customers.ts';
import { MuteStore } from './queue/mute-store.ts';
import { type ReachableAgents, RecipientCheck } from './queue/recipient-check.ts';
import { RecipientStore } from './queue/recipient-store.ts';
import { ReminderScheduler } from './queue/reminder-scheduler.ts';
import { ReminderRecipients } from './queue/reminder-recipients.ts';
import { RemindersService } from './reminders-service.ts';
import { AttemptStore } from './sending/attempt-store.ts';
import { LiveStatus } from './sending/live-status.ts';
import { MessageStore } from './sending/message-store.ts';
import { ReminderComposer } from './sending/reminder-composer.ts';
import { ReminderDelivery } from './sending/reminder-delivery.ts';
import { ReminderDispatcher } from './sending/reminder-dispatcher.ts';
import type { ReminderSender } from './sending/reminder-sender.ts';
import { ReminderSettler } from './sending/reminder-settler.ts';
import { ReminderView } from './sending/reminder-view.ts';
import { SeveralCustomersService } from './several-customers-service.ts';
import { UnconfirmedService } from './unconfirmed-service.ts';

export interface RemindersOptions {
  readonly database: Database;
  readonly evidence: EvidenceWriter;
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly owners: CustomerOwners;
  readonly customers: CustomerGetter;
  readonly authorization: AuthorizationService;
  readonly reachable: ReachableAgents;
  readonly statusReader: StatusReader;
  readonly statusKeeper: StatusKeeper;
  readonly sender: ReminderSender;
  /** Between one call to the channel and the next, over all instances; 0 for no limit. */
  readonly sendEveryMs: number;
  /** How many messages are on their way at a time. */
  readonly width: number;
  /** After which another instance takes up what this one began: longer than any call of `sender` lasts. */
  readonly leaseMs: number;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

export type Reminders = ReturnType<typeof createReminders>;

/** Puts reminders together. */
export function createReminders(options: RemindersOptions) {
  const parts = { ...options, ...createStores(options) };
  const view = new ReminderView(parts);
  const check = new RecipientCheck(parts);
  const live = new LiveStatus(options);
  const throttle = new Throttle({ ...options, name: 'reminders', everyMs: options.sendEveryMs });
  const all = {
    ...parts,
    ...{ view, check, live, throttle },
    known: new KnownCustomers(options),
    setAside: new SetAside(options),
  };
  const delivery = new ReminderDelivery(all);
  const composer = new ReminderComposer(all);
  const reminders = new RemindersService({
    ...all,
    recipientsUnder: (policy) => new ReminderRecipients(all, policy),
  });
  const owners = new OwnersService(all);
  return {
    reminders,
    owners,
    settings: new ReminderSettingsService(all),
    unconfirmed: new UnconfirmedService(all),
    lists: new CustomerListService(all),
    filters: new SavedFiltersService({ ...all, store: new SavedFiltersStore(all.database) }),
    several: new SeveralCustomersService({
      ...all,
      assign: (agent, customerId, toAgentId) => owners.assign(agent, customerId, toAgentId),
      mute: (agent, customerId) => reminders.mute(agent, customerId),
    }),
    loop: new ReminderLoop({
      policies: all.policies,
      settler: new ReminderSettler(all),
      scheduler: new ReminderScheduler(all),
      dispatcher: new ReminderDispatcher({ ...all, composer, delivery }),
    }),
  };
}

function createStores({ database, evidence, log }: RemindersOptions) {
  const recipients = new RecipientStore(database);
  return {
    recipients,
    directory: new DirectoryStore(database),
    countries: new CountriesStore(database),
    followUps: new FollowUpStore(database),
    items: new ItemStore(database, recipients),
    messages: new MessageStore(database, recipients),
    attempts: new AttemptStore(database),
    mutes: new MuteStore(database),
    policies: new PolicyStore({ database, evidence, log }),
  };
}

/** Does all that is due about reminders now; several instances may run at once. */
export class ReminderLoop {
  readonly #policies: PolicyStore;
  readonly #settler: ReminderSettler;
  readonly #scheduler: ReminderScheduler;
  readonly #dispatcher: ReminderDispatcher;

  constructor(options: {
    readonly policies: PolicyStore;
    readonly settler: ReminderSettler;
    readonly scheduler: ReminderScheduler;
    readonly dispatcher: ReminderDispatcher;
  }) {
    this.#policies = options.policies;
    this.#settler = options.settler;
    this.#scheduler = options.scheduler;
    this.#dispatcher = options.dispatcher;
  }

  async runOnce(stopping: AbortSignal): Promise<void> {
    await eachOf([() => this.remind(stopping), () => this.update(stopping)]);
  }

  /** May wait long for Partner Center. Settles first, so that no settled customer is brought up. */
  async remind(stopping: AbortSignal): Promise<void> {
    const saved = await this.#policies.get();
    const settle = () => this.#settler.settle(stopping);
    if (!saved.policy.isOn) return settle();
    await eachOf([
      settle,
      () => this.#scheduler.run(saved, stopping),
      () => this.#dispatcher.run(saved.policy, stopping),
    ]);
  }

  /** Updates earlier messages about settled customers. Waits for nothing but the channel. */
  async update(stopping: AbortSignal): Promise<void> {
    await eachOf([() => this.#settler.settle(stopping), () => this.#settler.updateMessages(stopping)]);
  }
}
