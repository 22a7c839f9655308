import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import type { Database } from '../../../services/database/database.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { createPostgresDatabase } from '../../support/databases/postgres.ts';

let log: CapturedLog;
let database: Database;
const cleanUp: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  log = new CapturedLog();
});
afterEach(async () => {
  for (const remove of cleanUp.splice(0).reverse()) await remove();
});

const phrases = () => log.lines.map(({ phrase }) => phrase).filter((phrase) => phrase !== 'database migrated');
const write = ({ query }: Database) => sql`update readiness set writes = writes + 1`.execute(query);

describe('the embedded database', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agreement-desk-trouble-'));
    cleanUp.push(() => rm(folder, { recursive: true, force: true }));
    file = join(folder, 'data', 'agreement-desk.db');
    await mkdir(join(folder, 'data'));
    await chmod(join(folder, 'data'), 0o755);
    database = await openDatabase({ kind: 'embedded', file }, log);
    cleanUp.push(() => database.close());
  });

  /** The file is looked at once a second. */
  async function troubleThatComes(): Promise<string> {
    for (;;) {
      const trouble = await database.findTrouble();
      if (trouble !== undefined) return trouble;
      await setTimeout(50);
    }
  }

  test('is closed to other accounts, in a folder that was there before', async () => {
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await database.findTrouble()).toBeUndefined();
  });

  test.each([
    ['deleted', () => rm(file)],
    [
      'replaced',
      async () => {
        await rename(file, `${file}-old`);
        new DatabaseSync(file).close();
      },
    ],
  ])('takes nothing more once its file has been %s, and says so once', async (_what, harm) => {
    await harm();
    expect(await troubleThatComes()).toBe('file-gone');
    await expect(write(database)).rejects.toMatchObject({ code: 'database-file-gone' });
    expect(await database.findTrouble()).toBe('file-gone');
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { phrase: 'database did not answer', fields: { reason: 'file-gone' } },
    ]);
  });

  test('that can only be read is in trouble, until it can be written again', async () => {
    await sql`pragma query_only = on`.execute(database.query);
    expect(await database.findTrouble()).toBe('read-only');
    expect(await database.findTrouble()).toBe('read-only');
    await sql`pragma query_only = off`.execute(database.query);
    expect(await database.findTrouble()).toBeUndefined();
    expect(phrases()).toEqual(['database did not answer', 'database answered again']);
    expect(log.lines.at(-1)?.fields).toMatchObject({ reason: 'read-only', failures: 2 });
  });

  test('says what was wrong, and not that there is nothing to roll back', async () => {
    await sql`pragma max_page_count = 1`.execute(database.query);
    const large = database.query.transaction().execute(async (transaction) => {
      for (let row = 0; row < 50; row++)
        await transaction
          .insertInto('bot_state')
          .values({ state_key: `${row}`, value: 'x'.repeat(8_000), etag: '', updated_at: toInstantText(new Date(0)) })
          .execute();
    });
    await expect(large).rejects.toThrow('database or disk is full');
    await write(database);
  });

  test('gives up together on a file that another process holds, and goes on afterwards', async () => {
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const began = performance.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => write(database)));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    // Each by itself would have waited as long as the first.
    expect(performance.now() - began).toBeLessThan(10_000);
    other.exec('rollback');
    other.close();
    await write(database);
    expect(await database.findTrouble()).toBeUndefined();
  });
});

/** A way to PostgreSQL that can stand still, as a network or a machine does. */
async function openFreezable(url: string) {
  const target = new URL(url);
  const { hostname, port } = target;
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => (isFrozen ? undefined : to.write(data)));
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  target.hostname = '127.0.0.1';
  target.port = String((server.address() as AddressInfo).port);
  return {
    url: target.href,
    freeze: (frozen: boolean) => (isFrozen = frozen),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

test('a PostgreSQL that stands still fails what waits for it, and is used again when it moves', async () => {
  const place = await createPostgresDatabase();
  cleanUp.push(place.remove);
  const way = await openFreezable(place.url);
  cleanUp.push(way.close);
  database = await openDatabase({ kind: 'postgres', url: way.url, maxConnections: 2 }, log);
  cleanUp.push(() => database.close());
  expect(await database.findTrouble()).toBeUndefined();

  way.freeze(true);
  const began = performance.now();
  const waiting = Promise.allSettled(Array.from({ length: 6 }, () => write(database)));
  expect(await database.findTrouble()).toBe('no-answer');
  expect(performance.now() - began).toBeLessThan(6_000);
  expect((await waiting).map(({ status }) => status)).toEqual(Array(6).fill('rejected'));
  expect(performance.now() - began).toBeLessThan(20_000);

  way.freeze(false);
  await write(database);
  expect(await database.findTrouble()).toBeUndefined();
});

test('PostgreSQL ends a statement itself that takes too long', async () => {
  const place = await createPostgresDatabase();
  cleanUp.push(place.remove);
  database = await openDatabase({ kind: 'postgres', url: place.url }, log);
  cleanUp.push(() => database.close());
  await expect(sql`select pg_sleep(60)`.execute(database.query)).rejects.toThrow('statement timeout');
});

test('a folder that cannot be made is told, and not tried for ever', async () => {
  await expect(openDatabase({ kind: 'embedded', file: '/proc/1/desk/a.db' }, log)).rejects.toMatchObject({
    cause: { code: 'ENOENT' },
  });
});
