import { Readable } from 'node:stream';
import { openListWords } from '../../cards/bulk/list-words.ts';
import { type OpenedList, openList } from '../../services/bulk/list/open-list.ts';
import { ListNotReadableError } from '../../services/bulk/list/list-not-readable-error.ts';
import type { BulkAct, ListRow } from '../../services/bulk/list/list-row.ts';
import { uploadedRows } from '../../services/bulk/list/uploaded-rows.ts';

const words = openListWords();

/** What stands in a file, as far as the act asks for it. */
export async function readListFile(path: string, act: BulkAct = 'confirm'): Promise<readonly ListRow[]> {
  const list: OpenedList = await openList(path, { acts: [act], words });
  return allOf(list.rows);
}

export async function readListBytes(bytes: Uint8Array | string, act: BulkAct = 'confirm'): Promise<readonly ListRow[]> {
  return allOf(uploadedRows(Readable.from([Buffer.from(bytes as string)]), { acts: [act], words }).rows);
}

async function allOf(found: AsyncIterable<ListRow>): Promise<readonly ListRow[]> {
  const rows: ListRow[] = [];
  for await (const row of found) rows.push(row);
  return rows;
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
