import { existsSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import type { Log } from '../log.ts';
import type { Database, DatabaseEngine, Tables } from './database.ts';
import { DatabaseFile } from './embedded/database-file.ts';
import { DatabaseWatch } from './database-watch.ts';
import { embeddedDialect } from './embedded/embedded-dialect.ts';
import { LockPatience } from './embedded/busy-retry-connection.ts';
import { DatabaseNotReadyError, checkMigrations, migrate } from './migrate.ts';
import type { DatabaseSettings, PostgresSettings } from './database-settings.ts';

/** Connects and migrates. Safe when several processes start at once; rejects when the database cannot be reached. */
export async function openDatabase(settings: DatabaseSettings, log: Log): Promise<Database> {
  return settings.kind === 'embedded' ? openEmbedded(settings.file, log) : openPostgres(settings, log);
}

/**
 * Connects to what a bot of this version has made, for commands that run beside one: creates and migrates nothing. Throws
 * `DatabaseNotReadyError`.
 */
export async function openExistingDatabase(settings: DatabaseSettings, log: Log): Promise<Database> {
  if (settings.kind === 'embedded') {
    if (!existsSync(settings.file)) throw new DatabaseNotReadyError(`there is no file ${settings.file}`);
    return openEmbedded(settings.file, log, checkMigrations);
  }
  const { postgresDialect } = await import('./postgres-dialect.ts');
  const query = new Kysely<Tables>({ dialect: postgresDialect(settings, log) });
  await closedOnFailure(query, () => checkMigrations(query));
  return opened(query, 'postgres', new DatabaseWatch({ probe: () => write(query), file: undefined, log }));
}

async function openEmbedded(path: string, log: Log, prepare: typeof migrate = migrate): Promise<Database> {
  const patience = new LockPatience();
  const file = path === ':memory:' ? undefined : new DatabaseFile(path);
  const query = new Kysely<Tables>({ dialect: embeddedDialect(path, { file, patience, log }) });
  await closedOnFailure(query, () => prepare(query, 'embedded', log));
  patience.becomeUsual();
  return opened(query, 'embedded', new DatabaseWatch({ probe: () => write(query), file, log }));
}

async function openPostgres(settings: PostgresSettings, log: Log): Promise<Database> {
  // Loaded on demand: the embedded engine needs neither the driver's memory nor its time to load.
  const { postgresDialect } = await import('./postgres-dialect.ts');
  const migrating = new Kysely<Tables>({
    dialect: postgresDialect({ url: settings.url, maxConnections: 1, isUnlimited: true }, log),
  });
  await closedOnFailure(migrating, () => migrate(migrating, 'postgres', log));
  await migrating.destroy();
  const query = new Kysely<Tables>({ dialect: postgresDialect(settings, log) });
  return opened(query, 'postgres', new DatabaseWatch({ probe: () => write(query), file: undefined, log }));
}

async function closedOnFailure(query: Kysely<Tables>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await query.destroy();
    throw error;
  }
}

function opened(query: Kysely<Tables>, engine: DatabaseEngine, watch: DatabaseWatch): Database {
  return { engine, query, findTrouble: () => watch.findTrouble(), close: () => query.destroy() };
}

async function write(query: Kysely<Tables>): Promise<void> {
  await sql`update readiness set writes = writes + 1 where id = 1`.execute(query);
}
