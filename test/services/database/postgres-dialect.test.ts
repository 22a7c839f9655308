import { afterEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../../services/database/open-database.ts';
import type { Database } from '../../../services/database/database.ts';
import { createPostgresDatabase, startPostgres } from '../../support/databases/postgres.ts';
import { silent } from '../../support/silent-log.ts';

const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const remove of cleanUp.splice(0).reverse()) await remove();
});

const endOtherConnections = ({ query }: Database) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    query,
  );

test('goes on after PostgreSQL has ended its connections, idle or in a transaction', async () => {
  const place = await createPostgresDatabase();
  cleanUp.push(place.remove);
  const lost: string[] = [];
  const log = { ...silent, warn: (_: unknown, phrase: string) => void lost.push(phrase) };
  const database = await openDatabase({ kind: 'postgres', url: place.url }, log);
  const other = await openDatabase({ kind: 'postgres', url: place.url, maxConnections: 1 }, silent);
  cleanUp.push(database.close, other.close);

  const transaction = database.query.transaction().execute(async (query) => {
    await query.selectFrom('agents').selectAll().execute();
    await endOtherConnections(other);
    await query.selectFrom('agents').selectAll().execute();
  });

  await expect(transaction).rejects.toThrow();
  expect(await database.findTrouble()).toBeUndefined();
  expect(lost).toContain('database connection lost');
});

test('says that it is not alive while PostgreSQL is down', async () => {
  const server = await startPostgres();
  cleanUp.push(server.stop);
  const database = await openDatabase({ kind: 'postgres', url: server.url }, silent);
  cleanUp.push(database.close);
  expect(await database.findTrouble()).toBeUndefined();

  await server.stop();

  expect(await database.findTrouble()).toBe('no-answer');
});
