import type { ListReader } from './header.ts';
import { onDisk } from './list-on-disk.ts';
import type { ListRow } from './list-row.ts';
import { openList } from './open-list.ts';

/**
 * The rows of a file that is being sent. It is on the disk for as long as they are read: a workbook is read from its end, and how a
 * text is written shows only in all of it. Nothing is taken before the first row is asked for. Throws `ListNotReadableError`.
 */
export async function* uploadedRows(
  pieces: AsyncIterable<Uint8Array>,
  reader: ListReader,
): AsyncGenerator<ListRow, void, undefined> {
  yield* onDisk(pieces, async function* (path) {
    yield* (await openList(path, reader)).rows;
  });
}
