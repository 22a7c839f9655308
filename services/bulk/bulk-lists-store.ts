import { randomUUID } from 'node:crypto';
import { HeldClaim, claimRows } from '../database/claims.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { BulkListRow } from '../database/tables/bulk-tables.ts';
import type { AgentId, BulkListId } from '../ids.ts';
import type { BulkList, DateOrder } from './bulk-list.ts';
import type { BulkListState } from './bulk-states.ts';
import type { BulkAct, FileTitle } from './list/list-row.ts';
import { type ListHead, headFrom, listFrom } from './stored-list.ts';

export interface NewList {
  readonly agentId: AgentId;
  readonly act: BulkAct;
  readonly fileName: string | undefined;
  readonly dateOrder: DateOrder | undefined;
}

/** Lists in the database. An agent only ever sees their own. */
export class BulkListsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Nobody sees it before `beginChecking`. */
  async add({ agentId, act, fileName, dateOrder }: NewList, now: Date): Promise<BulkListId> {
    const listId = randomUUID() as BulkListId;
    const at = toInstantText(now);
    await this.#database.query
      .insertInto('bulk_lists')
      .values({
        ...{ list_id: listId, agent_id: agentId, act, file_name: fileName ?? null, state: 'reading' },
        unread_columns: null,
        ...{ date_order: dateOrder ?? null, date_example: null, look_at: null, claimed_until: null },
        ...{ conversation_id: null, card_activity_id: null, card_shows: null },
        ...{ created_at: at, updated_at: at, started_at: null, ended_at: null },
      })
      .execute();
    return listId;
  }

  async saveTitles(listId: BulkListId, titles: readonly FileTitle[]): Promise<void> {
    await this.#database.query
      .updateTable('bulk_lists')
      .set({ unread_columns: JSON.stringify(titles) })
      .where('list_id', '=', listId)
      .execute();
  }

  async find(agentId: AgentId, listId: BulkListId): Promise<BulkList | undefined> {
    const row = await this.#visible(agentId).where('list_id', '=', listId).executeTakeFirst();
    return row && listFrom(this.#database, row);
  }

  /** Newest first. */
  async listByAgent(agentId: AgentId, limit: number): Promise<readonly BulkList[]> {
    const rows = await this.#visible(agentId).orderBy('created_at', 'desc').limit(limit).execute();
    return Promise.all(rows.map((row) => listFrom(this.#database, row)));
  }

  async findHead(listId: BulkListId): Promise<ListHead | undefined> {
    const row = await this.#database.query
      .selectFrom('bulk_lists')
      .selectAll()
      .where('list_id', '=', listId)
      .executeTakeFirst();
    return row && headFrom(row);
  }

  /** Whether this call moved it: false where it was in none of the states `from`. */
  async move(
    listId: BulkListId,
    { from, to }: { readonly from: readonly BulkListRow['state'][]; readonly to: BulkListState },
    now: Date,
  ): Promise<boolean> {
    const at = toInstantText(now);
    const { numUpdatedRows } = await this.#database.query
      .updateTable('bulk_lists')
      .set((row) => ({
        state: to,
        updated_at: at,
        look_at: null,
        ...(to === 'running' ? { started_at: row.fn.coalesce('started_at', row.val(at)) } : {}),
        ...(to === 'done' || to === 'stopped' ? { ended_at: at } : {}),
      }))
      .where('list_id', '=', listId)
      .where('state', 'in', from)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Its rows are checked from now on. */
  async saveDateOrder(listId: BulkListId, dateOrder: DateOrder, now: Date): Promise<void> {
    await this.#database.query
      .updateTable('bulk_lists')
      .set({ date_order: dateOrder, state: 'checking', updated_at: toInstantText(now) })
      .where('list_id', '=', listId)
      .where('state', '=', 'review')
      .execute();
  }

  /** Its rows are checked from now on, for another act. */
  async saveAct(listId: BulkListId, act: BulkAct, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.query
      .updateTable('bulk_lists')
      .set({ act, state: 'checking', updated_at: toInstantText(now) })
      .where('list_id', '=', listId)
      .where('state', 'in', ['checking', 'review'])
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** The first such date is enough. */
  async saveDateExample(listId: BulkListId, example: string): Promise<void> {
    await this.#database.query
      .updateTable('bulk_lists')
      .set({ date_example: example })
      .where('list_id', '=', listId)
      .where('date_example', 'is', null)
      .execute();
  }

  /** It waits, and is looked at again at `lookAt`. */
  async waitForSignIn(listId: BulkListId, lookAt: Date, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.query
      .updateTable('bulk_lists')
      .set({ state: 'waiting-for-sign-in', look_at: toInstantText(lookAt), updated_at: toInstantText(now) })
      .where('list_id', '=', listId)
      .where('state', '=', 'running')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Takes those that wait and are due to be looked at; they are due again at `next`. */
  async takeWaiting(now: Date, next: Date): Promise<readonly ListHead[]> {
    const rows = await this.#database.query
      .updateTable('bulk_lists')
      .set({ look_at: toInstantText(next) })
      .where('state', '=', 'waiting-for-sign-in')
      .where('look_at', '<=', toInstantText(now))
      .returningAll()
      .execute();
    return rows.map(headFrom);
  }

  /** One whose rows are to be checked, for this instance alone. */
  async claimUnchecked(now: Date, until: Date): Promise<{ head: ListHead; claim: HeldClaim } | undefined> {
    const [row] = await claimRows(this.#database, {
      ...{ table: 'bulk_lists', key: 'list_id', orderBy: 'created_at', limit: 1, now, until },
      due: (list) => list('state', '=', 'checking'),
    });
    if (!row) return undefined;
    const held = { table: 'bulk_lists', key: 'list_id', id: row.list_id, until: row.claimed_until } as const;
    return { head: headFrom(row), claim: new HeldClaim(this.#database, held) };
  }

  async release(listId: BulkListId): Promise<void> {
    await this.#database.query
      .updateTable('bulk_lists')
      .set({ claimed_until: null })
      .where('list_id', '=', listId)
      .execute();
  }

  /** Those that run, and those that do not and have rows whose end is not known yet. The one that began first comes first. */
  async listAtWork(): Promise<readonly ListHead[]> {
    const rows = await this.#database.query
      .selectFrom('bulk_lists')
      .selectAll()
      .where((row) =>
        row.or([
          row('state', '=', 'running'),
          row(
            'list_id',
            'in',
            row
              .selectFrom('bulk_rows')
              .select('bulk_rows.list_id')
              .distinct()
              .where('bulk_rows.state', '=', 'underway'),
          ),
        ]),
      )
      .orderBy('started_at')
      .execute();
    return rows.map(headFrom);
  }

  /** With its rows, in bites that hold nobody up. */
  async remove(listId: BulkListId): Promise<void> {
    const { query } = this.#database;
    for (;;) {
      const some = query.selectFrom('bulk_rows').select('row_id').where('list_id', '=', listId).limit(rowsAtOnce);
      const { numDeletedRows } = await query.deleteFrom('bulk_rows').where('row_id', 'in', some).executeTakeFirst();
      if (numDeletedRows === 0n) break;
    }
    await query.deleteFrom('bulk_lists').where('list_id', '=', listId).execute();
  }

  #visible(agentId: AgentId) {
    return this.#database.query
      .selectFrom('bulk_lists')
      .selectAll()
      .where('agent_id', '=', agentId)
      .where('state', '<>', 'reading');
  }
}

const rowsAtOnce = 100;
