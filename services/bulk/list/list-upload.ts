import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListNotReadableError } from './list-not-readable-error.ts';

import { mostListBytes } from './list-limits.ts';

/**
 * Keeps a file on the disk for as long as `work` reads it: a workbook is read from its end, and how a text is written shows only in
 * all of it. Throws `ListNotReadableError` for one that is too large.
 */
export async function withListOnDisk<Value>(
  pieces: AsyncIterable<Uint8Array>,
  work: (path: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-desk-list-'));
  try {
    const path = join(folder, 'list');
    await write(pieces, path);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(pieces: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > mostListBytes) throw new ListNotReadableError('too-large');
      await file.write(piece);
    }
  } finally {
    await file.close();
  }
}
