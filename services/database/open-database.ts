import { Kysely, sql } from 'kysely';
import type { Dialect } from 'kysely';
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import { embeddedDialect } from './embedded-dialect.ts';
import { migrate } from './migrate.ts';
import type { PostgresSettings } from './postgres-dialect.ts';
import type { Tables } from './tables.ts';

export type DatabaseSettings =
  { readonly kind: 'embedded'; readonly file: string } | ({ readonly kind: 'postgres' } & PostgresSettings);

const aliveWithinMs = 2_000;

/** Connects and migrates. Safe when several processes start at once; rejects when the database cannot be reached. */
export async function openDatabase(settings: DatabaseSettings, log: Log): Promise<Database> {
  const query = new Kysely<Tables>({ dialect: await dialectOf(settings, log) });
  try {
    await migrate(query, settings.kind, log);
  } catch (error) {
    await query.destroy();
    throw error;
  }
  return {
    engine: settings.kind,
    query,
    isAlive: () => answers(query, log),
    close: () => query.destroy(),
  };
}

async function dialectOf(settings: DatabaseSettings, log: Log): Promise<Dialect> {
  if (settings.kind === 'embedded') return embeddedDialect(settings.file);
  // Loaded on demand: the embedded engine needs neither the driver's memory nor its time to load.
  const { postgresDialect } = await import('./postgres-dialect.ts');
  return postgresDialect(settings, log);
}

async function answers(query: Kysely<Tables>, log: Log): Promise<boolean> {
  try {
    await sql`select 1`.execute(query, { signal: AbortSignal.timeout(aliveWithinMs) });
    return true;
  } catch (err) {
    log.warn({ err }, 'database did not answer');
    return false;
  }
}
