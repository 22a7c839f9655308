import { fork } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A real PostgreSQL 18 on a free port, with its data in a temporary directory. Rejects when it cannot start. */
export async function startPostgres(): Promise<PostgresServer> {
  const server = fork(join(import.meta.dirname, 'postgres-server.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(server, 'exit');
  const answer: unknown = await Promise.race([
    once(server, 'message').then(([message]: unknown[]) => message),
    ended.then(([code]) => ({ error: `PostgreSQL did not start: its process ended with ${String(code)}` })),
  ]);
  const { url, error } = answer as { url?: string; error?: string };
  const stop = async () => {
    if (server.connected) server.disconnect();
    await ended;
  };
  if (url !== undefined) return { url, stop };
  await stop();
  throw new Error(error);
}

export interface PostgresDatabase {
  readonly url: string;
  readonly remove: () => Promise<void>;
}

/** A database on the server that the test run started (`POSTGRES_TEST_URL`): empty, or a copy of another. */
export async function createPostgresDatabase(original = 'template1'): Promise<PostgresDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying files takes two thirds of the processor time of writing each page to the log.
  await runOnServer(`create database ${name} template ${original} strategy file_copy`);
  return { url: urlOf(name), remove: () => removeDatabase(name) };
}

export async function removeDatabase(name: string): Promise<void> {
  await runOnServer(`drop database ${name} with (force)`);
}

export function urlOf(name: string): string {
  return Object.assign(new URL(serverUrl()), { pathname: name }).href;
}

export function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}

export async function runOnServer<Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]> {
  return onDatabase(serverUrl(), async (client) => (await client.query<Row>(statement)).rows);
}

export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env['POSTGRES_TEST_URL'];
  if (url === undefined) throw new Error('no PostgreSQL to test with: jest.config.js names no globalSetup');
  return url;
}
