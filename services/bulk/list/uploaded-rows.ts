import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListReader } from './header.ts';
import { mostListBytes } from './list-limits.ts';
import { ListNotReadableError } from './list-not-readable-error.ts';
import type { ListRow } from './list-row.ts';
import { openList } from './open-list.ts';

/** Whoever sends more than a list may have is told so: only who has sent it all reads the answer. */
const mostBytesRead = 4 * mostListBytes;

/**
 * The rows of a file that is being sent. It is on the disk for as long as they are read: a workbook is read from its end, and how a
 * text is written shows only in all of it. Nothing is taken before the first row is asked for. Throws `ListNotReadableError`.
 */
export async function* uploadedRows(
  pieces: AsyncIterable<Uint8Array>,
  reader: ListReader,
): AsyncGenerator<ListRow, void, undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-desk-list-'));
  try {
    const path = join(folder, 'list');
    await write(pieces, path);
    const { rows } = await openList(path, reader);
    yield* rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(pieces: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes <= mostListBytes) await file.write(piece);
      else if (bytes > mostBytesRead) break;
    }
  } finally {
    await file.close();
  }
  if (bytes > mostListBytes) throw new ListNotReadableError('too-large');
}
