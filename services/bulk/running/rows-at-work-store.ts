import { HeldClaim, claimRows } from '../../database/claims.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { BulkRowRow } from '../../database/tables/bulk-tables.ts';
import type { BulkListId, DraftId } from '../../ids.ts';
import type { BulkRow } from '../bulk-list.ts';
import type { StoredRowState } from '../bulk-states.ts';
import { rowFrom } from '../stored-row.ts';

/** What became of a row at work. */
export interface RowEnd {
  readonly state: Extract<StoredRowState, 'done' | 'skipped' | 'failed'>;
  readonly outcome: NonNullable<BulkRow['outcome']>;
  readonly reference?: string | undefined;
}

/** A row that this instance alone works on. */
export interface RowAtWork extends BulkRow {
  readonly rowId: string;
  readonly listId: BulkListId;
  readonly draftId: DraftId | undefined;
  /** How often in a row it was put off after a failure. */
  readonly attempts: number;
  readonly claim: HeldClaim;
}

/** The rows that lists at work are at: each is claimed by one instance, begun, and ended or left. */
export class RowsAtWorkStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The next row of a list to work on, for this instance alone; `states` are those that want work. */
  async claim(
    listId: BulkListId,
    { states, now, until }: { readonly states: readonly StoredRowState[]; readonly now: Date; readonly until: Date },
  ): Promise<RowAtWork | undefined> {
    for (const state of states) {
      const [row] = await claimRows(this.#database, {
        ...{ table: 'bulk_rows', key: 'row_id', orderBy: 'number', limit: 1, now, until },
        due: (one) => one.and([one('list_id', '=', listId), one('state', '=', state)]),
      });
      if (row) return this.#atWork(row);
    }
    return undefined;
  }

  /** Whether any row is left in one of these states, claimed or not. */
  async hasAny(listId: BulkListId, states: readonly StoredRowState[]): Promise<boolean> {
    const row = await this.#database.query
      .selectFrom('bulk_rows')
      .select('row_id')
      .where('list_id', '=', listId)
      .where('state', 'in', states)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /**
   * From now on its end is to be found out, by the draft where it has one. False where somebody else has the row, or its list
   * does not run any more: nothing may be begun then.
   */
  async begin(row: RowAtWork, draftId: DraftId | undefined): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.query
      .updateTable('bulk_rows')
      .set({ state: 'underway', draft_id: draftId ?? null })
      .where('row_id', '=', row.rowId)
      .where('claimed_until', '=', row.claim.until)
      .where('state', 'in', ['ready', 'underway'])
      .where((one) =>
        one.exists(
          one
            .selectFrom('bulk_lists')
            .select('bulk_lists.list_id')
            .whereRef('bulk_lists.list_id', '=', 'bulk_rows.list_id')
            .where('bulk_lists.state', '=', 'running'),
        ),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Not where somebody else has the row by now: they find the same. */
  async end({ rowId, claim }: RowAtWork, { state, outcome, reference }: RowEnd): Promise<void> {
    await this.#database.query
      .updateTable('bulk_rows')
      .set({ state, outcome, result_id: reference ?? null, claimed_until: null, attempts: 0 })
      .where('row_id', '=', rowId)
      .where('claimed_until', '=', claim.until)
      .where('state', 'in', ['ready', 'underway'])
      .execute();
  }

  /** Left until `until`, or at once where that is undefined. */
  async leave(
    { rowId, attempts, claim }: RowAtWork,
    {
      state,
      until,
      hasFailed,
    }: {
      /** `ready` begins anew, with a draft of its own. */
      readonly state?: Extract<StoredRowState, 'ready' | 'underway'>;
      readonly until?: Date | undefined;
      readonly hasFailed?: boolean;
    },
  ): Promise<void> {
    await this.#database.query
      .updateTable('bulk_rows')
      .set({
        claimed_until: until === undefined ? null : toInstantText(until),
        attempts: hasFailed === true ? attempts + 1 : attempts,
        ...(state === undefined ? {} : { state }),
        ...(state === 'ready' ? { draft_id: null } : {}),
      })
      .where('row_id', '=', rowId)
      .where('claimed_until', '=', claim.until)
      .where('state', 'in', ['ready', 'underway'])
      .execute();
  }

  #atWork(row: BulkRowRow): RowAtWork {
    const held = { table: 'bulk_rows', key: 'row_id', id: row.row_id, until: row.claimed_until } as const;
    return {
      ...rowFrom(row),
      rowId: row.row_id,
      listId: row.list_id,
      draftId: row.draft_id ?? undefined,
      attempts: row.attempts,
      claim: new HeldClaim(this.#database, held),
    };
  }
}
