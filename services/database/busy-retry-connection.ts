import { setTimeout } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { DatabaseFile } from './embedded/database-file.ts';
import type { EventLoopShare } from './embedded/event-loop-share.ts';
import type { LockPatience } from './lock-patience.ts';

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
export class PatientConnection implements DatabaseConnection {
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
