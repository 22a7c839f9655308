import { PostgresDialect } from 'kysely';
import type { Dialect } from 'kysely';
import pg from 'pg';
import type { CustomTypesConfig, PoolConfig } from 'pg';
import type { Log } from '../log.ts';
import type { PostgresSettings } from './database-settings.ts';
import { LogThrottle } from '../log-throttle.ts';

const connectTimeoutMs = 5_000;
const defaultMaxConnections = 10;
const int8 = 20;

/** Counts come as numbers, as from the embedded engine; `pg` alone reads 64-bit integers as text. */
const types: CustomTypesConfig = {
  getTypeParser: (type, format) =>
    (type as number) === int8 ? Number : (pg.types.getTypeParser(type, format) as unknown),
};

/**
 * A turn that waits longer is answered to nobody: Teams gives up after ten seconds. The server ends what it can still end itself
 * (statement, lock, a transaction that we left behind); the client ends the rest, such as a server that stands still.
 */
const timeLimits: PoolConfig = {
  lock_timeout: 4_000,
  statement_timeout: 7_000,
  query_timeout: 8_000,
  idle_in_transaction_session_timeout: 15_000,
};

export function postgresDialect(settings: PostgresSettings, log: Log): Dialect {
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.maxConnections ?? defaultMaxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    // Beyond a connection that idles, the system would look only after two hours whether the other end is still there.
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'agreement-desk',
    types,
    ...(settings.isUnlimited ? {} : timeLimits),
  });
  const lost = new LogThrottle({ log, phrase: 'database connection lost' });
  // Without listeners an ended connection ends the process: the client speaks while it is in use, the pool while it idles.
  pool.on('connect', (client) => {
    client.on('error', (err) => lost.warn({ err }));
    watchQueries(client);
  });
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

/** What `pg` says when `query_timeout` is over. */
const tookTooLong = 'Query read timeout';

function watchQueries(client: pg.ClientBase): void {
  const ask = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
  const asking = (...given: readonly unknown[]): unknown => {
    const answer = ask(...given);
    // Without a callback it is a promise.
    return answer instanceof Promise ? answer.then(takeRows, (error: unknown) => endWhenStuck(client, error)) : answer;
  };
  client.query = asking as typeof client.query;
}

/** What Kysely reads of an answer. Rows that stayed in `pg`'s own would lie about until old memory is collected: 50 MB in a long export. */
function takeRows(answer: pg.QueryResult) {
  const { command, rowCount, rows } = answer;
  answer.rows = [];
  return { command, rowCount, rows };
}

/** `pg` gives a connection whose query never ended back to the pool, where the next query waits behind it; this ends it. */
function endWhenStuck(client: pg.ClientBase, error: unknown): never {
  if ((error as Partial<Error>).message === tookTooLong) void (client as unknown as { end(): Promise<void> }).end();
  throw error;
}
