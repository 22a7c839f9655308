import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect } from 'kysely';
import type { Log } from '../../log.ts';
import type { DatabaseFile } from './database-file.ts';
import { type LockPatience, EventLoopShare, BusyRetryConnection } from './busy-retry-connection.ts';
import { StatementCache } from './statement-cache.ts';

const statementCapacity = 200;

// What was deleted is overwritten (secure_delete): who is erased is not to be found in free pages of the file.
// A committed row survives power loss (full). Without recursive triggers `insert or replace` would get past the ledger's.
// What is written moves from the log into the file in steps of 500 pages, some ten milliseconds each; 1,000 are SQLite's usual.
const pragmas = [
  'journal_mode = wal',
  'synchronous = full',
  'wal_autocheckpoint = 500',
  'recursive_triggers = on',
  'foreign_keys = on',
  'secure_delete = on',
];

interface EmbeddedParts {
  /** Undefined where the database is in memory. */
  readonly file: DatabaseFile | undefined;
  readonly patience: LockPatience;
  readonly log: Log;
}

/** SQLite as built into Node, in one file (made when missing, with its folder) or `:memory:`. */
export function embeddedDialect(path: string, parts: EmbeddedParts): Dialect {
  return {
    createDriver: () => new EmbeddedDriver(path, parts),
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (query) => new SqliteIntrospector(query),
  };
}

function open(path: string, { file, log }: EmbeddedParts): StatementCache {
  file?.prepare(log);
  const database = new DatabaseSync(path);
  file?.remember(log);
  return new StatementCache(database, statementCapacity);
}

class EmbeddedDriver extends SqliteDriver {
  readonly #parts: EmbeddedParts;
  readonly #share: EventLoopShare;

  constructor(path: string, parts: EmbeddedParts) {
    const share = new EventLoopShare();
    super({
      database: () => Promise.resolve(open(path, parts)),
      onCreateConnection: async (connection) => {
        const patient = new BusyRetryConnection(connection, { patience: parts.patience, share });
        for (const pragma of pragmas) await patient.executeQuery(CompiledQuery.raw(`pragma ${pragma}`));
      },
    });
    this.#parts = parts;
    this.#share = share;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new BusyRetryConnection(await super.acquireConnection(), { ...this.#parts, share: this.#share });
  }

  /** Takes the write lock at the start: a transaction that reads before it writes can wait there, but not later. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /**
   * After some errors (sqlite.org/lang_transaction.html), such as a full disk, SQLite has rolled back by itself. Kysely would
   * then throw that there is nothing to roll back, in place of what happened.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      if (!String(error).includes('no transaction is active')) throw error;
    }
  }
}

/** Makes Kysely migrate inside a transaction, so that its write lock is the migration lock between processes. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
