import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { fromInstantText, toInstantText } from '../../../services/database/instant-text.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import type { AgentId } from '../../../services/ids.ts';
import { engines } from '../../support/databases/databases.ts';
import type { TestDatabase } from '../../support/databases/databases.ts';
import { intendedAttestation } from '../../support/worlds/ledger-rows.ts';
import { silent } from '../../support/silent-log.ts';

const run = promisify(execFile);
const processFile = (name: string) => join(import.meta.dirname, 'processes', `${name}.ts`);
const allMigrations = readdirSync('services/database/migrations')
  .filter((file) => /^\d/.test(file))
  .map((file) => basename(file, '.ts'))
  .sort();

describe.each(engines)('a database on $engine', ({ create, createEmpty, engine }) => {
  let place: TestDatabase;

  beforeEach(async () => {
    place = await create();
  });

  afterEach(async () => {
    await place.remove();
  });

  const agent = (name: string) => ({
    agent_id: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
    name,
    language: null,
    time_zone: 'Pacific/Kiritimati',
    updated_at: toInstantText(new Date('2026-11-21T02:48:00Z')),
  });

  test('returns every column of a row as it was written', async () => {
    const { query } = await place.open();
    const row = intendedAttestation({ card_activity_id: '1:2', contact_hash: '' });
    await query.insertInto('attestations').values(row).execute();

    const read = await query.selectFrom('attestations').selectAll().executeTakeFirstOrThrow();

    expect(read).toEqual(row);
    expect(fromInstantText(read.intended_at)).toEqual(new Date('2026-11-21T02:48:00Z'));
  });

  test('counts in numbers', async () => {
    const { query } = await place.open();
    await query.insertInto('agents').values(agent('Ann')).execute();

    const counted = await query
      .selectFrom('agents')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirst();

    expect(counted).toEqual({ count: 1 });
  });

  test('keeps every text as it was typed', async () => {
    const { query } = await place.open();
    const quotes = `O'Brien "Bob" \`$1\` ? ; drop table agents; -- \\`;
    const unicode = 'Åsa Öberg 李小龙 العربية 👩‍👩‍👧 e\u0301';
    const control = 'a\u0001\t\r\n\u007f\u2028z';

    for (const name of [quotes, unicode, control, '  ', '', '界'.repeat(10_000)]) {
      await query.deleteFrom('agents').execute();
      await query.insertInto('agents').values(agent(name)).execute();

      expect(await query.selectFrom('agents').select('name').where('name', '=', name).execute()).toEqual([{ name }]);
    }
  });

  test('refuses text with NUL, which PostgreSQL cannot hold, and goes on', async () => {
    const { query } = await place.open();

    await expect(query.insertInto('agents').values(agent('a\0b')).execute()).rejects.toThrow(/NUL|0x00/);
    await query.insertInto('agents').values(agent('ab')).execute();
  });

  test('refuses a word that is no state', async () => {
    const { query } = await place.open();
    const row = { ...intendedAttestation(), state: 'lost' as 'intended' };

    await expect(query.insertInto('attestations').values(row).execute()).rejects.toThrow('attestations_state');
  });

  test('takes back a whole transaction when it fails', async () => {
    const { query } = await place.open();
    const failing = query.transaction().execute(async (transaction) => {
      await transaction.insertInto('agents').values(agent('Ann')).execute();
      throw new Error('stop');
    });

    await expect(failing).rejects.toThrow('stop');
    expect(await query.selectFrom('agents').selectAll().execute()).toEqual([]);
  });

  test('waits for the transaction of another instance, and other work goes on meanwhile', async () => {
    const [one, other] = [await place.open(), await place.open()];
    const order: string[] = [];

    let writing: Promise<unknown> = Promise.resolve();
    await one.query.transaction().execute(async (transaction) => {
      await transaction.insertInto('agents').values(agent('Ann')).execute();
      writing = other.query
        .insertInto('agents')
        .values(agent('Bob'))
        .onConflict((conflict) => conflict.column('agent_id').doUpdateSet({ name: 'Bob' }))
        .execute()
        .then(() => order.push('written'));
      await setTimeout(20);
      order.push('other work');
    });
    await writing;

    expect(order).toEqual(['other work', 'written']);
    expect(await one.query.selectFrom('agents').select('name').execute()).toEqual([{ name: 'Bob' }]);
  });

  test('is migrated once by four processes that start together, and then not again', async () => {
    const empty = await createEmpty();
    const open = () => run(process.execPath, [processFile('open'), JSON.stringify(empty.settings)]);

    const together = await Promise.all([open(), open(), open(), open()]);
    const later = await open();

    const applied = together.map(({ stdout }) => JSON.parse(stdout) as string[]);
    expect(applied.flat().sort()).toEqual(allMigrations);
    expect(JSON.parse(later.stdout)).toEqual([]);
    await empty.remove();
  });

  test('keeps every acknowledged row when the process is killed while it inserts', async () => {
    const child = spawn(process.execPath, [processFile('insert-for-ever'), JSON.stringify(place.settings)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(child, 'close');
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > 50) child.kill('SIGKILL');
    });
    await closed;

    const { query } = await place.open();
    const rows = await query.selectFrom('attestations').select('attestation_id').execute();

    // The text after the last line break is an id of which only a part was heard, or nothing.
    const acknowledged = said.split('\n').slice(0, -1);
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    expect(rows.map((row) => row.attestation_id)).toEqual(expect.arrayContaining(acknowledged));
  });

  test('says that it is alive until it is closed, and then fails clearly', async () => {
    const database = await place.open();
    expect(await database.findTrouble()).toBeUndefined();

    await database.close();
    await database.close();

    expect(await database.findTrouble()).toBe('no-answer');
    await expect(database.query.selectFrom('agents').selectAll().execute()).rejects.toThrow('destroyed');
  });

  test('refuses to start on a database of a later version', async () => {
    const { query } = await place.open();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(
      query,
    );

    await expect(place.open()).rejects.toMatchObject({
      message: 'the database could not be migrated',
      cause: { message: expect.stringContaining('9999-later') as unknown },
    });
  });

  test('names its engine', async () => {
    expect((await place.open()).engine).toBe(engine);
  });
});

describe('a database that cannot be opened', () => {
  test('stops the start when nothing listens at the address', async () => {
    const settings = { kind: 'postgres', url: 'postgres://nobody@127.0.0.1:1/nothing' } as const;

    await expect(openDatabase(settings, silent)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  test('stops the start when the file is no database', async () => {
    const settings = { kind: 'embedded', file: import.meta.filename } as const;

    await expect(openDatabase(settings, silent)).rejects.toMatchObject({
      cause: { message: 'file is not a database' },
    });
  });
});
