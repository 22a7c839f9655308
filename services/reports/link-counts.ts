import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { type LinkView, linkViews } from '../reminders/lists/customer-filter.ts';
import { linkedIds } from '../reminders/lists/view-lists.ts';
import type { LinkCounts } from './report.ts';

/** Counts the customers who have a link. Few have one at a time, so they are counted at once. */
export class LinkCounter {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async count(): Promise<LinkCounts> {
    const counted = await Promise.all(linkViews.map(async (view) => [view, await this.#countOf(view)] as const));
    return Object.fromEntries(counted) as LinkCounts;
  }

  async #countOf(view: LinkView): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (${linkedIds[view]}) as listed`.execute(this.#database.query);
    return rows[0]?.count ?? 0;
  }
}
