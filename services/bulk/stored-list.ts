import type { Database } from '../database/database.ts';
import { fromInstantText } from '../database/instant-text.ts';
import type { BulkListRow } from '../database/tables/bulk-tables.ts';
import type { BulkListId } from '../ids.ts';
import type { BulkList } from './bulk-list.ts';
import { titlesNotRead } from './list/act-columns.ts';
import type { FileTitle } from './list/list-row.ts';
import { parsed } from './stored-json.ts';
import { type BulkListState, type BulkRowState, bulkRowStates, rowStateIn } from './bulk-states.ts';

/** What a list says of itself, without its rows. */
export interface ListHead extends Omit<BulkList, 'counts' | 'dateQuestion'> {
  readonly dateExample: string | undefined;
}

type Stored = Pick<Database, 'query'>;

export async function listFrom(stored: Stored, row: BulkListRow): Promise<BulkList> {
  const { dateExample, ...head } = headFrom(row);
  const counts = await countRows(stored, head);
  // The answer counts once all rows are checked.
  const isAsked = head.state !== 'checking' && head.dateOrder === undefined && counts.asked > 0;
  return { ...head, counts, dateQuestion: isAsked && dateExample !== undefined ? { example: dateExample } : undefined };
}

async function countRows(
  { query }: Stored,
  { listId, state: list }: { readonly listId: BulkListId; readonly state: BulkListState },
): Promise<Record<BulkRowState, number>> {
  const rows = await query
    .selectFrom('bulk_rows')
    .select((row) => ['state', row.fn.countAll<number>().as('count')])
    .where('list_id', '=', listId)
    .groupBy('state')
    .execute();
  const counts = Object.fromEntries(bulkRowStates.map((state) => [state, 0])) as Record<BulkRowState, number>;
  for (const { state, count } of rows) counts[rowStateIn(list, state)] += count;
  return counts;
}

/** A title alone is one that nobody understands. */
function titlesIn({ unread_columns: stored }: BulkListRow): readonly FileTitle[] {
  const titles = parsed<readonly (FileTitle | string)[]>(stored) ?? [];
  return titles.map((title) => (typeof title === 'string' ? { title } : title));
}

export function headFrom(row: BulkListRow): ListHead {
  const titles = titlesIn(row);
  return {
    listId: row.list_id,
    agentId: row.agent_id,
    act: row.act,
    fileName: row.file_name ?? undefined,
    unreadColumns: titlesNotRead(titles, row.act),
    unknownColumns: titles.filter(({ column }) => column === undefined).map(({ title }) => title),
    state: row.state === 'reading' ? 'checking' : row.state,
    dateOrder: row.date_order ?? undefined,
    dateExample: row.date_example ?? undefined,
    createdAt: fromInstantText(row.created_at),
    startedAt: row.started_at === null ? undefined : fromInstantText(row.started_at),
    endedAt: row.ended_at === null ? undefined : fromInstantText(row.ended_at),
  };
}
