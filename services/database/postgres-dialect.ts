import { PostgresDialect } from 'kysely';
import type { Dialect } from 'kysely';
import pg from 'pg';
import type { CustomTypesConfig } from 'pg';
import type { Log } from '../log.ts';

const connectTimeoutMs = 5_000;
const defaultMaxConnections = 10;

const int8 = 20;

/** Counts come as numbers, as from the embedded engine; `pg` alone reads 64-bit integers as text. */
const types: CustomTypesConfig = {
  getTypeParser: (type, format) =>
    (type as number) === int8 ? Number : (pg.types.getTypeParser(type, format) as unknown),
};

export interface PostgresSettings {
  readonly url: string;
  readonly maxConnections?: number | undefined;
}

export function postgresDialect(settings: PostgresSettings, log: Log): Dialect {
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.maxConnections ?? defaultMaxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    types,
  });
  // Without listeners an ended connection ends the process: the client speaks while it is in use, the pool while it idles.
  pool.on('connect', (client) => client.on('error', (err) => log.warn({ err }, 'database connection lost')));
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
