import type { DirectoryProgress } from '../customer-status.ts';
import type { CalendarDay } from '../../calendar-day.ts';
import { claimRows } from '../../database/claims.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { DirectoryListingRow } from '../../database/tables/customer-tables.ts';

/** A round of listing all customers, which one instance holds. */
export interface ListingRound {
  readonly round: number;
  /** Undefined where the round begins. */
  readonly continuation: string | undefined;
  readonly listed: number;
  readonly claimedUntil: Date;
}

/** Where the listing is, in one row, so that any instance can go on with it. */
export class DirectoryListingStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Creates the row if it is missing; its first round is due at once. */
  async prepare(now: Date): Promise<void> {
    await this.#database.query
      .insertInto('directory_listing')
      .values({ name: 'customers', round: 1, listed: 0, customers_read: 0, due_at: toInstantText(now) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async claimDue(now: Date, until: Date): Promise<ListingRound | undefined> {
    const [row] = await claimRows(this.#database, {
      table: 'directory_listing',
      key: 'name',
      orderBy: 'due_at',
      due: (listing) => listing('due_at', '<=', toInstantText(now)),
      limit: 1,
      now,
      until,
    });
    if (!row) return undefined;
    const { round, listed, continuation } = row;
    return { round, listed, continuation: continuation ?? undefined, claimedUntil: until };
  }

  /** The round has got so far. False when the claim has ended. */
  async savePage(held: ListingRound, reached: ListingRound): Promise<boolean> {
    return this.#save(held, {
      round: reached.round,
      continuation: reached.continuation ?? null,
      listed: reached.listed,
      claimed_until: toInstantText(reached.claimedUntil),
    });
  }

  /** The round is done; the next begins at `dueAt`. */
  async finish(
    held: ListingRound,
    result: { customers: number; customersRead: number; dueAt: Date },
  ): Promise<boolean> {
    return this.#save(held, {
      round: held.round + 1,
      continuation: null,
      listed: 0,
      customers: result.customers,
      customers_read: result.customersRead,
      due_at: toInstantText(result.dueAt),
      claimed_until: null,
    });
  }

  /** Leaves the round where it is until `dueAt`. */
  async release(held: ListingRound, dueAt: Date): Promise<void> {
    await this.#save(held, { due_at: toInstantText(dueAt), claimed_until: null });
  }

  async addRead(count: number): Promise<void> {
    await this.#database.query
      .updateTable('directory_listing')
      .set((row) => ({ customers_read: row('customers_read', '+', count) }))
      .execute();
  }

  /** One row, however many customers there are. */
  async getProgress(): Promise<DirectoryProgress> {
    const row = await this.#find();
    const customers = row?.customers ?? row?.listed ?? 0;
    return {
      customers,
      // Those who have left since they were read count until the next round is done.
      read: Math.min(row?.customers_read ?? 0, customers),
      isListed: (row?.customers ?? null) !== null,
    };
  }

  async findCutoff(): Promise<CalendarDay | undefined> {
    return (await this.#find())?.renewal_cutoff ?? undefined;
  }

  async saveCutoff(cutoff: CalendarDay | undefined): Promise<void> {
    await this.#database.query
      .updateTable('directory_listing')
      .set({ renewal_cutoff: cutoff ?? null })
      .execute();
  }

  async #find(): Promise<DirectoryListingRow | undefined> {
    return this.#database.query.selectFrom('directory_listing').selectAll().executeTakeFirst();
  }

  async #save(held: ListingRound, change: Partial<DirectoryListingRow>): Promise<boolean> {
    const result = await this.#database.query
      .updateTable('directory_listing')
      .set(change)
      .where('claimed_until', '=', toInstantText(held.claimedUntil))
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}
