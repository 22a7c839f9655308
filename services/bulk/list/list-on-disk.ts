import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mostListBytes } from './list-limits.ts';
import { ListNotReadableError } from './list-not-readable-error.ts';

/** Whoever sends more than a list may have is told so: only who has sent it all reads the answer. */
const mostBytesRead = 4 * mostListBytes;

/** A file on the disk for as long as `work` reads it. Throws `ListNotReadableError` for one that is too large. */
export async function* onDisk<Value>(
  pieces: AsyncIterable<Uint8Array>,
  work: (path: string) => AsyncIterable<Value>,
): AsyncGenerator<Value, void, undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-desk-list-'));
  try {
    const path = join(folder, 'list');
    await write(pieces, path);
    yield* work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same for work that gives one thing. */
export async function withListOnDisk<Value>(
  pieces: AsyncIterable<Uint8Array>,
  work: (path: string) => Promise<Value>,
): Promise<Value> {
  const done = onDisk(pieces, async function* (path) {
    yield await work(path);
  });
  try {
    const { value } = await done.next();
    return value as Value;
  } finally {
    await done.return();
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
