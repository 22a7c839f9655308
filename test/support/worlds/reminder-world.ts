import nock from 'nock';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import type { Customer } from '../../../services/customer.ts';
import { CustomerNotFoundError } from '../../../services/customers/customer-not-found-error.ts';
import { CustomerOwners } from '../../../services/customers/customer-owners.ts';
import { type CustomerStatus, type StatusReading, isUnconfirmed } from '../../../services/customers/customer-status.ts';
import type { Database } from '../../../services/database/database.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { type Role, capabilityTable } from '../../../services/identity/capabilities.ts';
import type { AgentId, CustomerId } from '../../../services/ids.ts';
import { PartnerCenterClient } from '../../../services/partner-center/partner-center-client.ts';
import {
  type Reminders,
  type RemindersOptions,
  createReminders,
} from '../../../services/reminders/create-reminders.ts';
import { ConversationsStore } from '../../../services/conversations/conversations-store.ts';
import type { SendOutcome, SentTo } from '../../../services/conversations/send-outcome.ts';
import type { ReminderSender } from '../../../services/reminders/sending/reminder-sender.ts';
import type { Reminder } from '../../../services/reminders/reminder.ts';
import { CapturedLog } from '../captured-log.ts';
import type { TestDatabase } from '../databases/databases.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

const partnerCenterUrl = 'https://partner-center.example';

/** What the recipients' chats have had, and how the channel is to answer next. */
export class Chats implements ReminderSender {
  readonly sent: { readonly reminder: Reminder; readonly at: Date }[] = [];
  readonly updated: { readonly reminder: Reminder; readonly place: SentTo }[] = [];
  /** Answers to the next calls, before all are taken again. */
  readonly answers: (SendOutcome | 'crash')[] = [];
  /** Whose cards cannot be made: every call for them throws. */
  readonly broken = new Set<AgentId>();
  readonly #now: () => Date;
  /** Whoever tries notes who is out of reach. */
  readonly #unreachable: Set<AgentId>;

  constructor(now: () => Date, unreachable: Set<AgentId>) {
    this.#now = now;
    this.#unreachable = unreachable;
  }

  send(reminder: Reminder): Promise<SendOutcome> {
    if (this.broken.has(reminder.recipient.agentId)) return Promise.reject(new Error('no card can be made'));
    const answer = this.answers.shift();
    if (answer === undefined || answer === 'crash') this.sent.push({ reminder, at: this.#now() });
    // An instance that died never hears the answer.
    if (answer === 'crash') return new Promise(() => undefined);
    if (answer?.kind === 'unreachable') this.#unreachable.add(reminder.recipient.agentId);
    return Promise.resolve(answer ?? { kind: 'sent', to: this.#placeOf(reminder) });
  }

  update(reminder: Reminder, place: SentTo): Promise<SendOutcome> {
    if (this.broken.has(reminder.recipient.agentId)) return Promise.reject(new Error('no card can be made'));
    const answer = this.answers.shift();
    if (answer === 'crash') return new Promise(() => undefined);
    if (answer) return Promise.resolve(answer);
    this.updated.push({ reminder, place });
    return Promise.resolve({ kind: 'sent', to: place });
  }

  /** Company names, message by message, to one recipient or to all. */
  told(agent?: Agent): string[][] {
    return this.sent
      .filter(({ reminder }) => !agent || reminder.recipient.agentId === agent.agentId)
      .map(({ reminder }) => reminder.cases.map(({ customer }) => customer.companyName));
  }

  #placeOf(reminder: Reminder): SentTo {
    return { conversationId: `chat-${reminder.recipient.agentId}`, activityId: reminder.messageId };
  }
}

export type ReminderShape = Pick<RemindersOptions, 'leaseMs' | 'width' | 'sendEveryMs'>;

/** A partner, its people and its customers, at a time that is set. Instances share all but their memory. */
export class ReminderWorld {
  now = new Date('2026-11-18T10:00:00Z');
  readonly log = new CapturedLog();
  readonly roles = new Map<AgentId, readonly Role[]>();
  readonly unreachable = new Set<AgentId>();
  readonly chats = new Chats(() => this.now, this.unreachable);
  /** What Partner Center says when asked; `failing` fails, `throwing` is a fault of ours, and the directory's own word counts for all others. */
  readonly partnerCenterSays = new Map<CustomerId, StatusReading['status'] | 'failing' | 'throwing'>();
  /** Known to Partner Center and not to the directory. */
  readonly newCustomers = new Set<CustomerId>();
  /** Whose roles cannot be looked up, for a reason that nobody foresaw. */
  readonly brokenRoles = new Set<AgentId>();
  readonly clock = { now: () => this.now };
  readonly database: Database;
  readonly desk: Reminders;
  /** Before each of the two requests that a look at a customer costs. */
  beforeRequest: () => Promise<unknown> = () => Promise.resolve();
  requests = 0;
  readonly #place: TestDatabase;
  readonly #shape: Partial<ReminderShape>;
  #agents = 0;
  #customers = 0;

  private constructor(place: TestDatabase, database: Database, shape: Partial<ReminderShape>) {
    this.#place = place;
    this.#shape = shape;
    this.database = database;
    this.desk = this.#createDesk(database);
    // Off between worlds: an interceptor left behind stacks on the next file's in the same worker.
    if (!nock.isActive()) nock.activate();
    nock(partnerCenterUrl).persist().get('/v1/relationships').query(true).reply(200, { totalCount: 0, items: [] });
  }

  static async open(create: () => Promise<TestDatabase>, shape: Partial<ReminderShape> = {}): Promise<ReminderWorld> {
    const place = await create();
    return new ReminderWorld(place, await place.open(), shape);
  }

  async close(): Promise<void> {
    nock.cleanAll();
    nock.restore();
    await this.#place.remove();
  }

  /** Another process on the same database. */
  async openInstance(): Promise<Reminders> {
    return this.#createDesk(await this.openDatabase());
  }

  openDatabase(): Promise<Database> {
    return this.#place.open();
  }

  get authorization(): AuthorizationService {
    const { clock, log } = this;
    return new AuthorizationService({
      roleDirectory: { listRoles: (agentId) => this.#rolesOf(agentId) },
      partnerCenter: new PartnerCenterClient({
        baseUrl: partnerCenterUrl,
        accessTokens: { getToken: () => Promise.resolve('token') },
        timeoutMs: 5_000,
        log,
      }),
      capabilities: capabilityTable,
      clock,
    });
  }

  get owners(): CustomerOwners {
    return new CustomerOwners(this.database);
  }

  pass(time: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void {
    const minutes = (time.days ?? 0) * 24 * 60 + (time.hours ?? 0) * 60 + (time.minutes ?? 0);
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  async run(desk: Reminders = this.desk): Promise<void> {
    await desk.loop.runOnce(new AbortController().signal);
  }

  /** Lets the loops run every `everyMinutes` for so long. */
  async runFor(days: number, everyMinutes = 4 * 60): Promise<void> {
    const end = this.now.getTime() + days * 24 * 60 * 60_000;
    while (this.now.getTime() < end) {
      await this.run();
      this.pass({ minutes: everyMinutes });
    }
  }

  async addAgent(name: string, options: { timeZone?: string; roles?: readonly Role[] } = {}): Promise<Agent> {
    const agentId = `aaaaaaaa-0000-4000-8000-${String(++this.#agents).padStart(12, '0')}` as AgentId;
    const agent = { agentId, name, timeZone: options.timeZone ?? 'UTC' };
    await new AgentsStore(this.database).saveChanged(agent, this.now);
    this.roles.set(agentId, options.roles ?? ['admin-agent']);
    return agent;
  }

  /** Unconfirmed for ten days unless told otherwise. */
  async addCustomer(
    companyName: string,
    options: { readonly owner?: Agent; readonly since?: Date; readonly status?: CustomerStatus } = {},
  ): Promise<CustomerId> {
    const since = options.since ?? new Date(this.now.getTime() - 10 * 24 * 60 * 60_000);
    const row = this.#customerRow(companyName, options.status ?? 'none', since);
    await this.database.query.insertInto('customers').values(row).execute();
    if (options.owner) await this.owners.assign(row.customer_id, options.owner.agentId, this.now);
    return row.customer_id;
  }

  /** Very many that nobody owns. */
  async addCustomers(companyNames: readonly string[], status: CustomerStatus): Promise<void> {
    const rows = companyNames.map((companyName) => this.#customerRow(companyName, status, this.now));
    for (let from = 0; from < rows.length; from += 200)
      await this.database.query
        .insertInto('customers')
        .values(rows.slice(from, from + 200))
        .execute();
  }

  #customerRow(companyName: string, status: CustomerStatus, at: Date) {
    const since = toInstantText(at);
    return {
      customer_id: `cccccccc-0000-4000-8000-${String(++this.#customers).padStart(12, '0')}` as CustomerId,
      company_name: companyName,
      domain: `${companyName.toLowerCase()}.example`,
      listed_in_round: 1,
      first_listed_at: since,
      left_at: null,
      status,
      accepted_on: null,
      unconfirmed_since: isUnconfirmed(status) ? since : null,
      read_at: since,
      read_due_at: since,
      claimed_until: null,
      failed_reads: 0,
    };
  }

  /** As the directory's sync writes what it was told. */
  async setStatus(customerId: CustomerId, status: StatusReading['status'], acceptedOn?: CalendarDay): Promise<void> {
    await this.database.query
      .updateTable('customers')
      .set((customer) => ({
        status,
        accepted_on: acceptedOn ?? null,
        read_at: toInstantText(this.now),
        unconfirmed_since: isUnconfirmed(status)
          ? customer.fn.coalesce('unconfirmed_since', customer.val(toInstantText(this.now)))
          : null,
      }))
      .where('customer_id', '=', customerId)
      .execute();
  }

  #createDesk(database: Database): Reminders {
    const { clock, log } = this;
    return createReminders({
      database,
      evidence: new Evidence(database),
      agents: new AgentsStore(database),
      conversations: new ConversationsStore(database),
      owners: new CustomerOwners(database),
      customers: { getCustomer: (_agent, customerId) => this.#getCustomer(customerId) },
      authorization: this.authorization,
      reachable: {
        isReachable: (agentId) => Promise.resolve(!this.unreachable.has(agentId)),
      },
      statusReader: { readStatus: (customerId) => this.#readStatus(customerId) },
      statusKeeper: { noteStatus: (customerId, told) => this.setStatus(customerId, told.status, told.acceptedOn) },
      sender: this.chats,
      sendEveryMs: 0,
      width: 4,
      leaseMs: 5 * 60_000,
      ...this.#shape,
      random: () => 0.5,
      clock,
      log,
    });
  }

  /** Partner Center knows the new ones too. */
  #getCustomer(customerId: CustomerId): Promise<Customer> {
    if (!this.newCustomers.has(customerId)) return Promise.reject(new CustomerNotFoundError(customerId));
    return Promise.resolve({ customerId, companyName: 'New', domain: 'new.example' } as Customer);
  }

  #rolesOf(agentId: AgentId): Promise<readonly Role[]> {
    if (this.brokenRoles.has(agentId)) return Promise.reject(new TypeError('no such field'));
    return Promise.resolve(this.roles.get(agentId) ?? []);
  }

  async #readStatus(customerId: CustomerId): Promise<StatusReading | undefined> {
    for (let request = 0; request < 2; request++) {
      await this.beforeRequest();
      this.requests++;
    }
    const says = this.partnerCenterSays.get(customerId);
    if (says === 'failing') return undefined;
    if (says === 'throwing') throw new TypeError('no such field');
    const row = await this.database.query
      .selectFrom('customers')
      .select('status')
      .where('customer_id', '=', customerId)
      .executeTakeFirstOrThrow();
    const status = says ?? row.status;
    return status === 'unknown' ? undefined : { status, acceptedOn: undefined };
  }
}
