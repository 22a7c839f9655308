import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inMemory = '/dev/shm';
const roomy = 1_000_000_000;

/**
 * A new folder for the embedded database of a test: in memory where Linux has room there, because the database waits for its disk
 * at every commit. Whoever makes it removes it.
 */
export async function makeDatabaseFolder(prefix: string): Promise<string> {
  return mkdtemp(join((await hasRoom()) ? inMemory : tmpdir(), prefix));
}

async function hasRoom(): Promise<boolean> {
  const { bavail, bsize } = await statfs(inMemory).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > roomy;
}
