import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Log } from '../log.ts';
import type { Tables } from './database.ts';
import { migrationNames } from './migrate.ts';
import type { DatabaseSettings } from './database-settings.ts';

/** What the next start will find. */
export interface DatabaseState {
  /** Nothing is there yet. */
  readonly isNew: boolean;
  /** Steps that the next start adds. */
  readonly pending: readonly string[];
  /** Steps of a newer version, beside which this one does not start. */
  readonly unknown: readonly string[];
  /** PostgreSQL only: what the account lacks to migrate. */
  readonly lacks: readonly ('create' | 'pg_trgm' | 'primary')[];
}

/** Looks at the database without changing anything. Rejects as `openDatabase` where it cannot be opened. */
export async function inspectDatabase(settings: DatabaseSettings, log: Log): Promise<DatabaseState> {
  return settings.kind === 'embedded' ? inspectFile(settings.file) : inspectPostgres(settings, log);
}

function inspectFile(path: string): DatabaseState {
  if (!existsSync(path)) return stateFrom([], []);
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const isThere = "select 1 from sqlite_master where name = 'kysely_migration'";
    const rows = database.prepare(isThere).get() ? database.prepare('select name from kysely_migration').all() : [];
    return stateFrom(
      rows.map(({ name }) => String(name)),
      [],
    );
  } finally {
    database.close();
  }
}

async function inspectPostgres(settings: DatabaseSettings & { kind: 'postgres' }, log: Log): Promise<DatabaseState> {
  const { postgresDialect } = await import('./postgres-dialect.ts');
  const query = new Kysely<Tables>({ dialect: postgresDialect({ ...settings, maxConnections: 1 }, log) });
  try {
    const { rows } = await sql<Record<'create' | 'pg_trgm' | 'primary' | 'migrated', boolean>>`
      select
        has_schema_privilege(current_user, current_schema(), 'CREATE') as "create",
        exists (select from pg_extension where extname = 'pg_trgm')
          or has_database_privilege(current_user, current_database(), 'CREATE') as pg_trgm,
        not pg_is_in_recovery() as "primary",
        to_regclass('kysely_migration') is not null as migrated`.execute(query);
    const [found] = rows;
    const applied = found?.migrated
      ? await sql<{ name: string }>`select name from kysely_migration`.execute(query)
      : undefined;
    const lacks = (['create', 'pg_trgm', 'primary'] as const).filter((one) => found?.[one] !== true);
    return stateFrom(applied?.rows.map(({ name }) => name) ?? [], lacks);
  } finally {
    await query.destroy();
  }
}

function stateFrom(applied: readonly string[], lacks: DatabaseState['lacks']): DatabaseState {
  return {
    isNew: applied.length === 0,
    pending: migrationNames.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !migrationNames.includes(name)),
    lacks,
  };
}
