import { chmodSync, existsSync, mkdirSync, statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../../log.ts';
import { ProductError } from '../../product-error.ts';

const lookEveryMs = 1_000;
/** A database that writes its log has to be able to grow by a little. */
const leastFreeBytes = 1024 * 1024;

/** What was open has no name any more: all that is written to it is gone when the process ends. */
export class DatabaseFileGoneError extends ProductError {
  readonly code = 'database-file-gone';

  constructor() {
    super('the database file was deleted or replaced while the bot was running');
  }
}

/** The file of the embedded database, as the file system has it. */
export class DatabaseFile {
  readonly #path: string;
  #identity: string | undefined;
  #lookedAt = -Infinity;

  constructor(path: string) {
    this.#path = path;
  }

  /** Creates the folder, and lets only our own account read it, also where it existed before. */
  prepare(log: Log): void {
    const folder = dirname(this.#path);
    makeFolder(folder);
    restrict(folder, 0o700, log);
  }

  /** To be called once it has been opened. */
  remember(log: Log): void {
    restrict(this.#path, 0o600, log);
    this.#identity = identityOf(this.#path);
  }

  /** Throws `DatabaseFileGoneError`. Looks once a second, which costs some microseconds. */
  check(): void {
    const now = performance.now();
    if (now - this.#lookedAt < lookEveryMs) return;
    if (identityOf(this.#path) !== this.#identity) throw new DatabaseFileGoneError();
    this.#lookedAt = now;
  }

  /** Small writes go into room that the database has already, long after the disk is full for all others. */
  isDiskFull(): boolean {
    try {
      const { bavail, bsize } = statfsSync(dirname(this.#path));
      return bavail * bsize < leastFreeBytes;
    } catch {
      return false;
    }
  }
}

/** One by one: where a folder cannot be made, as under /proc, Node's own `recursive` tries for ever (24.21). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process that starts made it meanwhile.
    if (!existsSync(path)) throw error;
  }
}

function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}

function restrict(path: string, mode: number, log: Log): void {
  try {
    const { mode: current } = statSync(path);
    if ((current & 0o077) !== 0) chmodSync(path, mode);
  } catch (err) {
    log.warn({ path, err }, 'database could not be closed to other accounts');
  }
}
