import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claimRows } from '../../../services/database/claims.ts';
import type { Database } from '../../../services/database/database.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import type { AttestationRow } from '../../../services/database/tables/agreement-tables.ts';
import { engines } from '../../support/databases/databases.ts';
import type { TestDatabase } from '../../support/databases/databases.ts';
import { intendedAttestation } from '../../support/worlds/ledger-rows.ts';

const minute = (count: number) => new Date(Date.parse('2026-11-21T02:00:00Z') + count * 60_000);

describe.each(engines)('claims on $engine', ({ create, engine }) => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
  });

  afterEach(async () => {
    await place.remove();
  });

  const insert = (rows: AttestationRow[]) => database.query.insertInto('attestations').values(rows).execute();
  const claim = (instance: Database, limit: number, now = minute(0)) =>
    claimRows(instance, {
      table: 'attestations',
      key: 'attestation_id',
      due: (row) => row('state', 'in', ['intended', 'uncertain']),
      orderBy: 'intended_at',
      limit,
      now,
      until: new Date(now.getTime() + 60_000),
    });

  test('never give one row to two instances', async () => {
    const rows = Array.from({ length: 40 }, () => intendedAttestation());
    await insert(rows);
    const instances = await Promise.all([place.open(), place.open(), place.open(), place.open()]);

    // Rows that another instance holds locked are skipped, so it takes another round to get the last of them.
    const claimed: AttestationRow[] = [];
    for (let round = 0; round < 10; round++) {
      const lots = await Promise.all(instances.map((instance) => claim(instance, 3)));
      for (const lot of lots) expect(lot.length).toBeLessThanOrEqual(3);
      claimed.push(...lots.flat());
    }

    const ids = claimed.map((row) => row.attestation_id);
    expect(ids.toSorted()).toEqual(rows.map((row) => row.attestation_id).toSorted());
  });

  test('leave out what another instance is claiming at this moment', async () => {
    await insert(Array.from({ length: 6 }, () => intendedAttestation()));
    const other = await place.open();

    const { first, second } = await database.query.transaction().execute(async (query) => {
      const first = await claim({ ...database, query }, 3);
      const second = claim(other, 3);
      // PostgreSQL answers at once, with rows that are not locked; the embedded engine after the transaction.
      if (engine === 'postgres') await second;
      return { first, second: () => second };
    });

    const ids = [...first, ...(await second())].map((row) => row.attestation_id);
    expect(new Set(ids).size).toBe(6);
  });

  test('give the oldest rows first, and only those that are due', async () => {
    const young = intendedAttestation({ intended_at: toInstantText(minute(-1)) });
    const old = intendedAttestation({ intended_at: toInstantText(minute(-2)), state: 'uncertain' });
    const settled = intendedAttestation({ intended_at: toInstantText(minute(-3)), state: 'recorded' });
    await insert([young, old, settled]);

    expect(await claim(database, 1)).toEqual([{ ...old, claimed_until: toInstantText(minute(1)) }]);
    expect(await claim(database, 5)).toEqual([{ ...young, claimed_until: toInstantText(minute(1)) }]);
    expect(await claim(database, 5)).toEqual([]);
  });

  test('pass a row on when the time of its holder is over', async () => {
    await insert([intendedAttestation()]);
    await claim(database, 1, minute(0));

    expect(await claim(database, 1, new Date(minute(1).getTime() - 1))).toHaveLength(0);
    expect(await claim(database, 1, minute(1))).toHaveLength(1);
  });
});
