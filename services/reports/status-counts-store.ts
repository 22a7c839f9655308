import { type CalendarDay, parseCalendarDay } from '../calendar-day.ts';
import { customerStatuses } from '../customers/customer-status.ts';
import type { Database } from '../database/database.ts';
import type { StatusCountRow } from '../database/tables/customer-tables.ts';
import { type DayCounts, noCustomers, type StatusCounts } from './report.ts';

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
