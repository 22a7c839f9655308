import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { type InstantText, readInstantText, toInstantText } from '../../database/instant-text.ts';
import type { CustomerId } from '../../ids.ts';

/** More are not named one by one. */
const mostNamed = 200;
/** A change is stamped before its transaction ends, so the next look goes back a little. Those named twice do no harm. */
const overlapMs = 5_000;

export interface CustomerChanges {
  readonly customerIds: readonly CustomerId[];
  readonly isMore: boolean;
  /** For the next look. */
  readonly cursor: InstantText;
}

/** Which customers somebody has acted on, here or at another instance. */
export class CustomerChangesStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Nobody where `since` is undefined. The cursor stays the same while nothing happens, and so does the whole answer. */
  async listSince(since: InstantText | undefined): Promise<CustomerChanges> {
    const newest = await this.#newest();
    const cursor = newest ?? toInstantText(new Date(0));
    if (since === undefined || newest === undefined) return { customerIds: [], isMore: false, cursor };
    const rows = await this.#database.query
      .selectFrom('customer_changes')
      .select('customer_id')
      .where('changed_at', '>', before(since))
      .orderBy('changed_at', 'desc')
      .limit(mostNamed + 1)
      .execute();
    const customerIds = rows.slice(0, mostNamed).map((row) => row.customer_id);
    return { customerIds, isMore: rows.length > mostNamed, cursor };
  }

  async #newest(): Promise<InstantText | undefined> {
    const { rows } = await sql<{ newest: InstantText | null }>`
      select max(changed_at) as newest from customer_changes`.execute(this.#database.query);
    return rows[0]?.newest ?? undefined;
  }
}

function before(since: InstantText): InstantText {
  const at = readInstantText(since) ?? new Date(0);
  return toInstantText(new Date(at.getTime() - overlapMs));
}
