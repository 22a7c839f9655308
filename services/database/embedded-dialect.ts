import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect } from 'kysely';
import { EventLoopShare } from './event-loop-share.ts';
import { PatientConnection } from './patient-connection.ts';
import { StatementCache } from './statement-cache.ts';

const statementCapacity = 200;

// A committed row survives power loss (full). Without recursive triggers `insert or replace` would get past the ledger's.
// What is written moves from the log into the file in steps of 500 pages, some ten milliseconds each; 1,000 are SQLite's usual.
const pragmas = [
  'journal_mode = wal',
  'synchronous = full',
  'wal_autocheckpoint = 500',
  'recursive_triggers = on',
  'foreign_keys = on',
];

/** SQLite as built into Node, in one file (made when missing, with its folder) or `:memory:`. */
export function embeddedDialect(file: string): Dialect {
  return {
    createDriver: () => new EmbeddedDriver({ database: () => Promise.resolve(openFile(file)), onCreateConnection }),
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (query) => new SqliteIntrospector(query),
  };
}

function openFile(file: string): StatementCache {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return new StatementCache(new DatabaseSync(file), statementCapacity);
}

async function onCreateConnection(connection: DatabaseConnection): Promise<void> {
  const patient = new PatientConnection(connection, new EventLoopShare());
  for (const pragma of pragmas) await patient.executeQuery(CompiledQuery.raw(`pragma ${pragma}`));
}

class EmbeddedDriver extends SqliteDriver {
  readonly #share = new EventLoopShare();

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection(), this.#share);
  }

  /** Takes the write lock at the start: a transaction that reads before it writes can wait there, but not later. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Makes Kysely migrate inside a transaction, so that its write lock is the migration lock between processes. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
