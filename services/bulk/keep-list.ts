import { tidy } from '../agreements/tidied.ts';
import type { Clock } from '../clock.ts';
import type { BulkListId } from '../ids.ts';
import { cut } from '../text.ts';
import type { BulkListsStore, NewList } from './bulk-lists-store.ts';
import type { BulkRowsStore } from './bulk-rows-store.ts';
import { EmptyListError, ListTooLongError } from './list-errors.ts';
import type { FileTitle, ListRow } from './list/list-row.ts';

/** What a partner has in customers, and more. */
export const mostRows = 100_000;
/** A few milliseconds of the embedded engine. */
const rowsAtOnce = 100;
const longestFileName = 200;
const longestTitle = 60;
const mostTitles = 100;

/** The rows of a list as they come. */
export interface ListSource {
  readonly rows: AsyncIterable<ListRow>;
  /** Asked once the rows are read. */
  readonly titles?: () => readonly FileTitle[];
}

interface ListStores {
  readonly lists: BulkListsStore;
  readonly rows: BulkRowsStore;
  readonly clock: Clock;
}

/** Keeps the rows as they come, all or none, to be checked. Throws `EmptyListError`, `ListTooLongError`, and what `rows` throws. */
export async function keepList(
  { rows, titles = () => [], ...list }: NewList & ListSource,
  stores: ListStores,
): Promise<{ readonly listId: BulkListId; readonly count: number }> {
  const { lists, clock } = stores;
  const fileName = list.fileName === undefined ? undefined : cut(tidy(list.fileName), longestFileName);
  const listId = await lists.add({ ...list, fileName }, clock.now());
  try {
    const count = await keepRows({ ...list, listId }, rows, stores.rows);
    const kept = titles().slice(0, mostTitles);
    if (kept.length > 0)
      await lists.saveTitles(
        listId,
        kept.map((one) => ({ ...one, title: cut(one.title, longestTitle) })),
      );
    await lists.move(listId, { from: ['reading'], to: 'checking' }, clock.now());
    return { listId, count };
  } catch (error) {
    await lists.remove(listId);
    throw error;
  }
}

async function keepRows(
  list: Pick<NewList, 'agentId'> & { readonly listId: BulkListId },
  rows: AsyncIterable<ListRow>,
  store: BulkRowsStore,
): Promise<number> {
  let batch: ListRow[] = [];
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > mostRows) throw new ListTooLongError(mostRows);
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    await store.add(list, batch);
    batch = [];
  }
  await store.add(list, batch);
  if (count === 0) throw new EmptyListError();
  return count;
}
