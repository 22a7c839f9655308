import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Terminal } from '../../../bot/commands/command.ts';
import { databaseCommand } from '../../../bot/commands/database-command.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { tableNames } from '../../../services/privacy/personal-data.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { environmentOf } from '../../support/databases/environment-of.ts';
import { silent } from '../../support/silent-log.ts';
import { ada, fillWithPeople } from '../../support/worlds/people-world.ts';

const [embedded, postgres] = engines;

describe('npm run database', () => {
  let place: TestDatabase;
  let target: TestDatabase;
  let said: string;

  beforeEach(async () => {
    [place, target, said] = [await embedded.create(), await postgres.createEmpty(), ''];
    const database = await openDatabase(place.settings, silent);
    await fillWithPeople(database);
    await database.close();
  });

  afterEach(async () => {
    await place.remove();
    await target.remove();
  });

  const run = (...words: string[]) => {
    const terminal: Terminal = {
      ...{ environment: environmentOf(place.settings), ask: undefined, account: 'operator' },
      write: () => undefined,
      say: (text) => void (said += `${text}\n`),
    };
    return databaseCommand(words, terminal);
  };
  const urlOf = ({ settings }: TestDatabase) => (settings.kind === 'postgres' ? settings.url : '');
  const fileOf = ({ settings }: TestDatabase) => (settings.kind === 'embedded' ? settings.file : '');
  const rowsOf = async (of: TestDatabase) => {
    const { query } = await of.open();
    const all: Record<string, unknown> = {};
    for (const table of tableNames) {
      const rows = await query.selectFrom(table).selectAll().execute();
      all[table] = rows
        .map((row) =>
          JSON.stringify(
            row,
            Object.keys(row)
              .filter((one) => one !== 'search_id')
              .sort(),
          ),
        )
        .sort();
    }
    return all;
  };

  test('moves everything to PostgreSQL, guards and all, and leaves the file as it was', async () => {
    const before = await readFile(fileOf(place));
    expect(await run('move', urlOf(target))).toBe(0);
    expect(said).toMatch(/attestation_people: 2[^]+Moved \d+ rows/);
    expect(await readFile(fileOf(place))).toEqual(before);
    expect(await rowsOf(target)).toEqual(await rowsOf(place));
    const { query } = await target.open();
    await expect(query.deleteFrom('attestations').execute()).rejects.toThrow('an attestation is never deleted');
    const sequences = await query.introspection.getTables();
    expect(sequences.flatMap(({ columns }) => columns.filter((column) => column.isAutoIncrementing))).toEqual([]);
  });

  test('moves nothing where the target has rows, or a bot runs on the file', async () => {
    const other = await target.open();
    await other.query
      .insertInto('agents')
      .values({ agent_id: ada.agentId as never, name: 'x', language: null, time_zone: null, updated_at: '' as never })
      .execute();
    await expect(run('move', urlOf(target))).rejects.toThrow('the target is not empty: there are rows in agents');
    expect(await other.query.selectFrom('attestations').selectAll().execute()).toEqual([]);
    await other.query.deleteFrom('agents').execute();
    const bot = await place.open();
    await expect(run('move', urlOf(target))).rejects.toThrow('a bot is running on the file');
    expect(await bot.query.selectFrom('agents').select('name').execute()).toHaveLength(2);
  });

  test('backs up beside a running bot, and restores where nothing is', async () => {
    const bot = await place.open();
    const backup = join(dirname(fileOf(place)), 'copy.db');
    expect(await run('backup', backup)).toBe(0);
    await expect(run('backup', backup)).rejects.toThrow('is there already');
    await expect(run('restore', backup)).rejects.toThrow('stop the bot');
    const rows = await rowsOf(place);
    await bot.close();
    const empty = await embedded.createEmpty();
    const environment = environmentOf(empty.settings);
    const terminal: Terminal = {
      environment,
      ask: undefined,
      account: '',
      write: () => undefined,
      say: () => undefined,
    };
    expect(await databaseCommand(['restore', backup], terminal)).toBe(0);
    expect(await rowsOf(empty)).toEqual(rows);
    await empty.remove();
  });

  test('says what is wrong with its words', async () => {
    expect(await run('copy', 'x')).toBe(2);
    await expect(run('restore', 'nowhere.db')).rejects.toMatchObject({ code: 'backup-refused' });
  });
});
