import { sql } from 'kysely';
import { notRecorded } from '../agreements/ledger/ledger-entry.ts';
import type { Database } from '../database/database.ts';
import type { DraftId } from '../ids.ts';

/** What the ledger settles of rows. */
export class RowsInLedger {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether a row waits for what comes of the draft. */
  async isUnderway(draftId: DraftId): Promise<boolean> {
    const row = await this.#database.query
      .selectFrom('bulk_rows')
      .select('row_id')
      .where('state', '=', 'underway')
      .where('draft_id', '=', draftId)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** What the ledger said Partner Center did not hold, and then found there after all, is done. */
  async followCorrections(): Promise<void> {
    await this.#database.query
      .updateTable('bulk_rows')
      .set({ state: 'done', outcome: 'recorded' })
      .where('outcome', '=', notRecorded)
      .where('result_id', 'in', (one) =>
        one.selectFrom('attestation_corrections').select(sql<string>`attestation_id`.as('id')),
      )
      .execute();
  }
}
