import { setTimeout } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { EventLoopShare } from './event-loop-share.ts';

const retryAfterMs = 5;
const attempts = 2_000;
const sqliteBusy = 5;

/**
 * Waits, for some ten seconds, while another process or instance writes to the same file. SQLite's own waiting would
 * stop the whole process meanwhile. A statement that found the file busy has done nothing, so running it again is safe.
 */
export class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #share: EventLoopShare;

  constructor(connection: DatabaseConnection, share: EventLoopShare) {
    this.#connection = connection;
    this.#share = share;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    for (let attempt = 1; ; attempt++) {
      await this.#share.take();
      try {
        return await this.#connection.executeQuery<Row>(query);
      } catch (error) {
        if (!isBusy(error) || attempt === attempts) throw error;
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
