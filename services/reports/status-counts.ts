import { type CalendarDay, dayAt, parseCalendarDay } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import { customerStatuses } from '../customers/customer-status.ts';
import type { DirectoryListingStore } from '../customers/directory/directory-listing-store.ts';
import { countByStatus } from '../database/count-by-status.ts';
import type { Database } from '../database/database.ts';
import type { StatusCountRow } from '../database/tables/customer-tables.ts';
import type { Log } from '../log.ts';
import { type DayCounts, type StatusCounts, isNearlyRead, noCustomers } from './report.ts';

interface DailyCountsOptions {
  readonly listing: DirectoryListingStore;
  readonly counter: StatusCounter;
  readonly dailyCounts: StatusCountsStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps how many customers had each status, once for each day in UTC, whichever instance comes first. */
export class DailyCounts {
  readonly #options: DailyCountsOptions;

  constructor(options: DailyCountsOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { listing, counter, dailyCounts, clock, log } = this.#options;
    const day = dayAt(clock.now(), 'UTC');
    if (await dailyCounts.has(day)) return;
    if (!isNearlyRead(await listing.getProgress())) return;
    const isOurs = await dailyCounts.save({ day, counts: await counter.count() });
    if (isOurs) log.info({ day }, 'customers counted');
  }
}

/** Counts the customers of the directory by status. */
export class StatusCounter {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One status after the other: a customer whose status changes meanwhile may count twice, or not at all. */
  async count(): Promise<StatusCounts> {
    const counts = { ...noCustomers };
    for (const status of customerStatuses) counts[status] = await countByStatus(this.#database, status);
    return counts;
  }
}

/** The counts of each day. */
export class StatusCountsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async has(day: CalendarDay): Promise<boolean> {
    const row = await this.#database.query
      .selectFrom('status_counts')
      .select('day')
      .where('day', '=', day)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Keeps the first counts of a day, in one statement: nobody sees half of them. False when there were some. */
  async save({ day, counts }: DayCounts): Promise<boolean> {
    const result = await this.#database.query
      .insertInto('status_counts')
      .values(customerStatuses.map((status) => ({ day, status, count: counts[status] })))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  /** Those after `after`, the oldest first. */
  async listAfter(after: CalendarDay): Promise<readonly DayCounts[]> {
    const rows = await this.#database.query
      .selectFrom('status_counts')
      .selectAll()
      .where('day', '>', after)
      .orderBy('day')
      .execute();
    const byDay = Map.groupBy(rows, (row) => row.day);
    return [...byDay]
      .filter(([day]) => parseCalendarDay(day))
      .map(([day, ofDay]) => ({ day, counts: countsFrom(ofDay) }));
  }
}

/** A status that was not there yet on that day had no customers; one that this version does not know is left out. */
function countsFrom(rows: readonly StatusCountRow[]): StatusCounts {
  const counts = { ...noCustomers };
  for (const status of customerStatuses) {
    counts[status] = rows.find((row) => row.status === status)?.count ?? 0;
  }
  return counts;
}
