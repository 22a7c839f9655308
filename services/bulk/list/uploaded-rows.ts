import type { ListSource } from '../keep-list.ts';
import type { ListReader } from './header.ts';
import { onDisk } from './list-on-disk.ts';
import type { FileTitle } from './list-row.ts';
import { openList } from './open-list.ts';

/**
 * The rows of a file that is being sent. It is on the disk for as long as they are read: a workbook is read from its end, and how a
 * text is written shows only in all of it. Nothing is taken before the first row is asked for. Throws `ListNotReadableError`.
 */
export function uploadedRows(pieces: AsyncIterable<Uint8Array>, reader: ListReader): ListSource {
  let titles: readonly FileTitle[] = [];
  const rows = onDisk(pieces, async function* (path) {
    const list = await openList(path, reader);
    titles = list.titles;
    yield* list.rows;
  });
  return { rows, titles: () => titles };
}
