import { HeldClaim, claimRows } from '../database/claims.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { BulkRowRow } from '../database/tables/bulk-tables.ts';
import { batchWrite, writeReplaceable } from '../database/transactions.ts';
import type { AgentId, BulkListId, CustomerId, DraftId } from '../ids.ts';
import type { BulkRow, BulkRowState } from './bulk-list.ts';
import type { BulkAct, ListRow } from './list/list-row.ts';
import { type CheckedRow, checkedColumns, rowFrom, rowIdOf } from './stored-row.ts';

/** What became of a row at work. */
export interface RowEnd {
  readonly state: Extract<BulkRowState, 'done' | 'skipped' | 'failed'>;
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

interface PageRequest {
  readonly states?: readonly BulkRowState[];
  readonly after: number;
  readonly limit: number;
}

/** The rows of lists in the database. */
export class BulkRowsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** As they came. A loss of power may lose them, with the list that they were to be of. */
  async add(list: { readonly listId: BulkListId; readonly agentId: AgentId }, rows: readonly ListRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { listId, agentId } = list;
    await writeReplaceable(this.#database, (query) =>
      query
        .insertInto('bulk_rows')
        .values(
          rows.map(({ number, cells }) => ({
            ...{ row_id: rowIdOf(listId, number), list_id: listId, agent_id: agentId, number, state: 'unchecked' },
            ...{ cells: JSON.stringify(cells), customer_id: null, company_name: null, problems: null },
            ...{ draft_id: null, outcome: null, result_id: null, attempts: 0, claimed_until: null },
          })),
        )
        .execute(),
    );
  }

  async find(listId: BulkListId, number: number): Promise<BulkRow | undefined> {
    const row = await this.#database.query
      .selectFrom('bulk_rows')
      .selectAll()
      .where('row_id', '=', rowIdOf(listId, number))
      .executeTakeFirst();
    return row && rowFrom(row);
  }

  /** In the order of their numbers. Each state is read from its own stretch of the index. */
  async listPage(listId: BulkListId, { states, after, limit }: PageRequest): Promise<readonly BulkRow[]> {
    const pages = await Promise.all(
      (states ?? [undefined]).map((state) =>
        this.#database.query
          .selectFrom('bulk_rows')
          .selectAll()
          .where('list_id', '=', listId)
          .where('number', '>', after)
          .$if(state !== undefined, (query) => query.where('state', '=', state as BulkRowState))
          .orderBy('number')
          .limit(limit)
          .execute(),
      ),
    );
    const rows = pages.flat().sort((one, other) => one.number - other.number);
    return rows.slice(0, limit).map(rowFrom);
  }

  /** The next that are to be checked. */
  async listUnchecked(listId: BulkListId, page: PageRequest, isDateOrderKnown: boolean): Promise<readonly BulkRow[]> {
    const states: readonly BulkRowState[] = isDateOrderKnown ? ['unchecked', 'asked'] : ['unchecked'];
    return this.listPage(listId, { ...page, states });
  }

  /** Not where the list is to do something else by now than it was checked for. */
  async saveChecked(
    { listId, act }: { readonly listId: BulkListId; readonly act: BulkAct },
    checked: ReadonlyMap<number, CheckedRow>,
  ): Promise<void> {
    await batchWrite(this.#database, async (query) => {
      for (const [number, row] of checked)
        await query
          .updateTable('bulk_rows')
          .set(checkedColumns(row))
          .where('row_id', '=', rowIdOf(listId, number))
          .where('state', 'in', correctable)
          .where((one) =>
            one.exists(
              one
                .selectFrom('bulk_lists')
                .select('bulk_lists.list_id')
                .where('bulk_lists.list_id', '=', listId)
                .where('bulk_lists.act', '=', act),
            ),
          )
          .execute();
    });
  }

  /** All are to be checked again, in bites that hold nobody up. */
  async forgetChecks(listId: BulkListId): Promise<void> {
    const { query } = this.#database;
    for (;;) {
      const some = query
        .selectFrom('bulk_rows')
        .select('row_id')
        .where('list_id', '=', listId)
        .where('state', '<>', 'unchecked')
        .limit(rowsAtOnce);
      const { numUpdatedRows } = await query
        .updateTable('bulk_rows')
        .set({ state: 'unchecked', customer_id: null, problems: null, outcome: null })
        .where('row_id', 'in', some)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
    }
  }

  /** Whether it was there to be corrected; it is then to be checked. */
  async saveCells(listId: BulkListId, { number, cells }: ListRow): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.query
      .updateTable('bulk_rows')
      .set({ cells: JSON.stringify(cells), state: 'unchecked', customer_id: null, company_name: null })
      .where('row_id', '=', rowIdOf(listId, number))
      .where('state', 'in', correctable)
      .where('draft_id', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** The first row about the customer that came before this one; the later of two is the one too many. */
  async findEarlier(listId: BulkListId, customerId: CustomerId, number: number): Promise<number | undefined> {
    const row = await this.#database.query
      .selectFrom('bulk_rows')
      .select('number')
      .where('list_id', '=', listId)
      .where('customer_id', '=', customerId)
      .where('number', '<', number)
      .orderBy('number')
      .executeTakeFirst();
    return row?.number;
  }

  /** Rows about one customer, but for `number`. */
  async listAbout(listId: BulkListId, customerId: CustomerId, number: number): Promise<readonly BulkRow[]> {
    const rows = await this.#database.query
      .selectFrom('bulk_rows')
      .selectAll()
      .where('list_id', '=', listId)
      .where('customer_id', '=', customerId)
      .where('number', '<>', number)
      .orderBy('number')
      .execute();
    return rows.map(rowFrom);
  }

  /** The next row of a list to work on, for this instance alone; `states` are those that want work. */
  async claim(
    listId: BulkListId,
    { states, now, until }: { readonly states: readonly BulkRowState[]; readonly now: Date; readonly until: Date },
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
  async hasAny(listId: BulkListId, states: readonly BulkRowState[]): Promise<boolean> {
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
      readonly state?: Extract<BulkRowState, 'ready' | 'underway'>;
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

const rowsAtOnce = 100;
/** Nothing has been begun with them. */
const correctable = ['unchecked', 'asked', 'problem', 'ready', 'skipped'] as const;
