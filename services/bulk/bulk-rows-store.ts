import type { Database } from '../database/database.ts';
import { batchWrite, writeReplaceable } from '../database/transactions.ts';
import type { AgentId, BulkListId, CustomerId } from '../ids.ts';
import type { BulkList, BulkRow } from './bulk-list.ts';
import { type StoredRowState, wrongIn } from './bulk-states.ts';
import type { BulkAct, ListRow } from './list/list-row.ts';
import { type CheckedRow, checkedColumns, rowFrom, rowIdOf } from './stored-row.ts';

interface PageRequest {
  readonly states?: readonly StoredRowState[];
  readonly after: number;
  readonly limit: number;
}

/** The rows of lists in the database, as they came and as they were checked. */
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
          .$if(state !== undefined, (query) => query.where('state', '=', state as StoredRowState))
          .orderBy('number')
          .limit(limit)
          .execute(),
      ),
    );
    const rows = pages.flat().sort((one, other) => one.number - other.number);
    return rows.slice(0, limit).map(rowFrom);
  }

  /** Some of those in which something is wrong, for its card. */
  async listFirstWrong({ listId, state }: Pick<BulkList, 'listId' | 'state'>): Promise<readonly BulkRow[]> {
    const states = wrongIn[state];
    return states ? this.listPage(listId, { states, after: -1, limit: wrongRowsShown }) : [];
  }

  /** The next that are to be checked. */
  async listUnchecked(listId: BulkListId, page: PageRequest, isDateOrderKnown: boolean): Promise<readonly BulkRow[]> {
    const states: readonly StoredRowState[] = isDateOrderKnown ? ['unchecked', 'asked'] : ['unchecked'];
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
}

const rowsAtOnce = 100;
/** The others are on the page. */
const wrongRowsShown = 3;
/** Nothing has been begun with them. */
const correctable = ['unchecked', 'asked', 'problem', 'ready', 'skipped'] as const;
