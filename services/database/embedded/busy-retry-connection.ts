import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { DatabaseFile } from './database-file.ts';

const retryAfterMs = 5;
const sqliteBusy = 5;

interface ConnectionParts {
  readonly patience: LockPatience;
  readonly share: EventLoopShare;
  readonly file?: DatabaseFile | undefined;
}

/**
 * Waits while another process or instance writes to the same file. SQLite's own waiting would stop the whole process meanwhile.
 * A statement that found the file busy has done nothing, so running it again is safe.
 */
export class BusyRetryConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #patience: LockPatience;
  readonly #share: EventLoopShare;
  readonly #file: DatabaseFile | undefined;

  constructor(connection: DatabaseConnection, parts: ConnectionParts) {
    this.#connection = connection;
    this.#patience = parts.patience;
    this.#share = parts.share;
    this.#file = parts.file;
  }

  /** Throws `DatabaseFileGoneError`, but takes a transaction back in any case. */
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (query.sql !== 'rollback') this.#file?.check();
    for (;;) {
      await this.#share.take();
      try {
        const result = await this.#connection.executeQuery<Row>(query);
        this.#patience.noteSuccess();
        return result;
      } catch (error) {
        if (!isBusy(error) || !this.#patience.noteLocked()) throw error;
      }
      await setTimeout(retryAfterMs);
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize);
  }
}

function isBusy(error: unknown): boolean {
  // The low byte is the primary code; the rest says which kind of busy.
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) === sqliteBusy;
}

/** Enough for what another process writes at a time; a turn that waited longer would be answered to nobody. */
const usualMs = 4_000;
/** Another version may be migrating a large database. */
const startMs = 60_000;

/**
 * How long statements wait while another process holds the file. They wait for the same lock, one behind the other, so the
 * time is theirs together: once it is over, each that follows tries once and fails, until one succeeds.
 */
export class LockPatience {
  #waitMs = startMs;
  #lockedSince: number | undefined;

  /** The start is over. */
  becomeUsual(): void {
    this.#waitMs = usualMs;
  }

  noteSuccess(): void {
    this.#lockedSince = undefined;
  }

  /** Whether there is time for another try. */
  noteLocked(): boolean {
    const now = performance.now();
    this.#lockedSince ??= now;
    return now - this.#lockedSince < this.#waitMs;
  }
}

/** A turn of the event loop with more than this of queries makes everybody else wait noticeably. */
const mostMs = 4;

/**
 * Keeps queries that run inside this process from holding it for long. Awaiting such a query lets nothing else run: it is
 * answered at once, and a hundred in a row are one uninterrupted stretch. So before each query somebody asks here.
 */
export class EventLoopShare {
  #turn = -1;
  #since = 0;

  /** Resolves at once while there is time left in this turn of the event loop, and otherwise in a later turn. */
  async take(): Promise<void> {
    while (this.#isUsedUp()) await nextTurn();
  }

  #isUsedUp(): boolean {
    const { loopCount } = performance.nodeTiming.uvMetricsInfo;
    const now = performance.now();
    if (loopCount === this.#turn) return now - this.#since >= mostMs;
    [this.#turn, this.#since] = [loopCount, now];
    return false;
  }
}
