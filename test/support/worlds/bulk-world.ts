import { createBulk } from '../../../bot/wiring/bulk.ts';
import type { BulkList, BulkRow } from '../../../services/bulk/bulk-list.ts';
import type { BulkAct, ListColumn, ListRow } from '../../../services/bulk/list/list-row.ts';
import type { CustomerSummary } from '../../../services/customer.ts';
import type { CustomerStatus } from '../../../services/customers/customer-status.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import type { BulkListId, CustomerId } from '../../../services/ids.ts';
import { createReminders } from '../../../services/reminders/create-reminders.ts';
import type { TestDatabase } from '../databases/databases.ts';
import { until } from '../until.ts';
import { demoCustomers } from './demo-customers.ts';
import { type LedgerInstance, LedgerWorld, agentOf } from './ledger-world.ts';

export type Cells = Partial<Record<ListColumn, string>>;

/** A contact with a day, in which nothing is wrong. */
export const goodContact: Cells = {
  ...{ firstName: 'Tania', lastName: 'Carr', email: 'tania@customer.example', dateAgreed: '2026-03-02' },
};

/** What one instance does with lists, in a world with Partner Center. */
export class BulkInstance {
  readonly ledger: LedgerInstance;
  readonly bulk: ReturnType<typeof createBulk>['bulk'];
  readonly reminding: ReturnType<typeof createReminders>;
  /** Done before each turn that is taken of Partner Center's budget. */
  beforeTurn: () => Promise<unknown> = () => Promise.resolve();
  readonly #check: (stopping: AbortSignal) => Promise<void>;
  readonly #work: (stopping: AbortSignal) => Promise<void>;

  constructor(ledger: LedgerInstance, clock: LedgerWorld['clock']) {
    const { services, database, log } = ledger;
    this.ledger = ledger;
    this.reminding = createReminders({
      ...{ ...services, database, clock, log, statusKeeper: services.notes, random: Math.random },
      reachable: { isReachable: () => Promise.resolve(true) },
      statusReader: { readStatus: () => Promise.resolve(undefined) },
      sender: {
        send: () => Promise.reject(new Error('nobody is reminded')),
        update: () => Promise.reject(new Error('nobody is reminded')),
      },
      ...{ sendEveryMs: 0, width: 1, leaseMs: 60_000 },
    });
    const pace = {
      takeTurn: async () => {
        await this.beforeTurn();
        return true;
      },
      slowDown: () => Promise.resolve(),
    };
    const { bulk, check, work } = createBulk(
      { database, clock, log, callDeadlineMs: 800 },
      { services, reminding: this.reminding, pace },
    );
    this.bulk = bulk;
    this.#check = check;
    this.#work = work;
  }

  async run(stopping = new AbortController().signal): Promise<void> {
    await this.#check(stopping);
    await this.#work(stopping);
  }

  /** A list of these rows, checked. */
  async open(agent: Agent, act: BulkAct, rows: readonly Cells[]): Promise<BulkList> {
    const { listId } = await this.bulk.open(agent, { act, fileName: 'customers.csv', rows: numbered(rows) });
    await this.run();
    return this.get(agent, listId);
  }

  async get(agent: Agent, listId: BulkListId): Promise<BulkList> {
    const list = await this.bulk.get(agent, listId);
    if (!list) throw new Error('the list is not there');
    return list;
  }

  async rowsOf(agent: Agent, listId: BulkListId): Promise<readonly BulkRow[]> {
    const rows: BulkRow[] = [];
    for await (const row of this.bulk.rows(agent, listId)) rows.push(row);
    return rows;
  }

  /** Works, with the reconciliation beside it, until the list is as it should be. */
  async runUntil(what: string, isSo: () => Promise<boolean>): Promise<void> {
    await until(what, async () => {
      await this.run();
      await this.ledger.reconcile();
      return isSo();
    });
  }
}

/** As a spreadsheet numbers them, with a header above. */
export async function* numbered(rows: Iterable<Cells>): AsyncGenerator<ListRow> {
  let number = 1;
  for (const cells of rows) yield await Promise.resolve({ number: ++number, cells });
}

/** A partner with the customers of the demo, all of them listed. */
export class BulkWorld {
  readonly ledger: LedgerWorld;
  readonly admin = agentOf('admin');
  readonly sales = agentOf('sales');

  private constructor(ledger: LedgerWorld) {
    this.ledger = ledger;
  }

  static async open(create: () => Promise<TestDatabase>): Promise<BulkWorld> {
    return new BulkWorld(await LedgerWorld.open(create));
  }

  async openInstance(timeoutMs?: number): Promise<BulkInstance> {
    const instance = new BulkInstance(await this.ledger.openInstance(timeoutMs), this.ledger.clock);
    const now = this.ledger.clock.now();
    for (const agent of [this.admin, this.sales]) await instance.ledger.services.agents.saveChanged(agent, now);
    return instance;
  }

  /** The directory holds all customers, with these statuses. */
  async list(
    { ledger: { services, database } }: BulkInstance,
    statuses: Readonly<Record<string, CustomerStatus>> = {},
    customers: readonly CustomerSummary[] = demoCustomers,
  ): Promise<void> {
    const now = this.ledger.clock.now();
    const later = new Date(now.getTime() + 3_600_000);
    await services.listing.prepare(now);
    await services.directory.upsertListed(customers, 1, now);
    const round = await services.listing.claimDue(now, later);
    if (!round) throw new Error('no listing was due');
    await services.listing.finish(round, { customers: customers.length, customersRead: 0, dueAt: later });
    for (const [companyName, status] of Object.entries(statuses))
      await database.query.updateTable('customers').set({ status }).where('company_name', '=', companyName).execute();
  }

  async close(): Promise<void> {
    await this.ledger.close();
  }
}

export function idOf(companyName: string): CustomerId {
  const found = demoCustomers.find((customer) => customer.companyName === companyName);
  if (!found) throw new Error(`there is no ${companyName}`);
  return found.customerId;
}
