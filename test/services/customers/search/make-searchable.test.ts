import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { generatedCustomer } from '../../../../sandbox/partner-center/customers/generated-customers.ts';
import type { CustomerSummary } from '../../../../services/customer.ts';
import { DirectoryStore } from '../../../../services/customers/directory/directory-store.ts';
import type { Database } from '../../../../services/database/database.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import { engines } from '../../../support/databases/databases.ts';
import type { TestDatabase } from '../../../support/databases/databases.ts';

const now = new Date('2026-03-03T12:00:00.000Z');
const columnsOfCustomer = 8;
const mostInOneTurn = 10;

const customers = Array.from({ length: 2_000 }, (_, at): CustomerSummary => {
  const { id, companyName, domain } = generatedCustomer(1_000 + at);
  return { customerId: id as CustomerId, companyName, domain };
});

describe.each(engines.filter(({ engine }) => engine === 'embedded'))('listing 2,000 on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await place.remove();
  });

  test('writes few customers between two turns of the event loop, in short statements', async () => {
    const turns: number[] = [];
    const listing = { isDone: false };
    const run = jest.spyOn(StatementSync.prototype, 'run');
    const work = async () => {
      await new DirectoryStore(database).upsertListed(customers, 1, now);
      listing.isDone = true;
    };
    const working = work();
    while (!listing.isDone) {
      await nextTurn();
      const written = writtenBy(run.mock.contexts as StatementSync[], run.mock.calls);
      if (written > 0) turns.push(written);
      run.mockClear();
    }
    await working;

    expect(turns.reduce((sum, one) => sum + one)).toBe(2_000);
    expect(Math.max(...turns)).toBeLessThanOrEqual(mostInOneTurn);
  });

  test('leaves the index in few pieces, and merges none of them in one go', async () => {
    await new DirectoryStore(database).upsertListed(customers, 1, now);

    for (const index of ['customer_parts', 'customer_id_parts']) {
      const { rows: pieces } = await sql`select distinct segid from ${sql.table(`${index}_idx`)}`.execute(
        database.query,
      );
      const { rows: settings } = await sql`select k, v from ${sql.table(`${index}_config`)} where k like '%merge'
        order by k`.execute(database.query);
      expect(pieces.length).toBeLessThan(40);
      expect(settings).toEqual([
        { k: 'automerge', v: 0 },
        { k: 'crisismerge', v: 200 },
      ]);
    }
  });
});

function writtenBy(statements: readonly StatementSync[], calls: readonly (readonly unknown[])[]): number {
  const inserts = calls.filter((_, at) => statements[at]?.sourceSQL.startsWith('insert into "customers"'));
  return inserts.reduce((sum, values) => sum + Math.floor(values.length / columnsOfCustomer), 0);
}
