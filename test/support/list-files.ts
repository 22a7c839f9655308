import { Readable } from 'node:stream';
import { openListWords } from '../../cards/bulk/list-words.ts';
import { type OpenedList, openList } from '../../services/bulk/list/open-list.ts';
import { ListNotReadableError } from '../../services/bulk/list/list-not-readable-error.ts';
import type { BulkAct, ListRow } from '../../services/bulk/list/list-row.ts';
import { withListOnDisk } from '../../services/bulk/list/list-upload.ts';

const words = openListWords();

/** What stands in a file, as far as the act asks for it. */
export async function readListFile(path: string, act: BulkAct = 'confirm'): Promise<readonly ListRow[]> {
  const list: OpenedList = await openList(path, { act, words });
  const rows: ListRow[] = [];
  for await (const row of list.rows) rows.push(row);
  return rows;
}

export function readListBytes(bytes: Uint8Array | string, act: BulkAct = 'confirm'): Promise<readonly ListRow[]> {
  return withListOnDisk(Readable.from([Buffer.from(bytes as string)]), (path) => readListFile(path, act));
}

/** What is wrong with a file. Any other error is thrown. */
export async function listFaultOf(
  read: Promise<readonly ListRow[]>,
): Promise<ListNotReadableError | readonly ListRow[]> {
  return read.catch((error: unknown) => {
    if (error instanceof ListNotReadableError) return error;
    throw error;
  });
}
