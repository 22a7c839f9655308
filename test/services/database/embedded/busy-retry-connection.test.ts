import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../../../../services/database/database.ts';
import { writeReplaceable } from '../../../../services/database/transactions.ts';
import { engines } from '../../../support/databases/databases.ts';
import type { TestDatabase } from '../../../support/databases/databases.ts';

const embedded = engines.filter(({ engine }) => engine === 'embedded');

describe.each(embedded)('many queries in a row on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
  });

  afterEach(() => place.remove());

  const query = () =>
    sql`with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 50000)
      select max(n) from numbers`.execute(database.query);

  test('let everything else have its turn in between', async () => {
    const queries = { areDone: false };
    let turns = 0;
    const work = async () => {
      for (let count = 0; count < 40; count++) await query();
      queries.areDone = true;
    };
    const working = work();
    while (!queries.areDone) {
      await nextTurn();
      turns += 1;
    }
    await working;

    // Each takes some milliseconds, more on a busy machine; without a share of the loop all take one turn.
    expect(turns).toBeGreaterThan(5);
  });

  test('of several are answered, each after a while', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, query));

    expect(answers).toHaveLength(20);
  });

  test('wait for the disk again after a write that need not', async () => {
    const level = async () => (await sql<{ synchronous: number }>`pragma synchronous`.execute(database.query)).rows[0];
    const during = await writeReplaceable(database, async (transaction) =>
      sql<{ synchronous: number }>`pragma synchronous`.execute(transaction),
    );

    const failing = writeReplaceable(database, () => Promise.reject(new Error('stop')));

    await expect(failing).rejects.toThrow('stop');
    expect(during.rows[0]).toEqual({ synchronous: 1 });
    expect(await level()).toEqual({ synchronous: 2 });
  });
});
