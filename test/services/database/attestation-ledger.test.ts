import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { LedgerStore } from '../../../services/agreements/ledger-store.ts';
import { UnreachableStore } from '../../../services/conversations/unreachable-store.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import type { Database } from '../../../services/database/database.ts';
import type { AttestationRow } from '../../../services/database/tables/agreement-tables.ts';
import { engines } from '../../support/databases.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { intendedAttestation } from '../../support/ledger-rows.ts';

const now = new Date('2026-11-21T04:00:00Z');
const later = toInstantText(new Date('2026-11-21T03:00:00Z'));
const outcome = ['state', 'refusal_code', 'settled_at', 'told_at', 'claimed_until', 'card_activity_id'];

describe.each(engines)('the ledger on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
  });

  afterEach(async () => {
    await place.remove();
  });

  const insert = (row: AttestationRow) => database.query.insertInto('attestations').values(row).execute();
  const update = (changes: Partial<AttestationRow>) =>
    database.query.updateTable('attestations').set(changes).execute();
  const read = () => database.query.selectFrom('attestations').selectAll().executeTakeFirstOrThrow();

  test('takes one attestation of a draft, however many instances try at once', async () => {
    const instances = await Promise.all([place.open(), place.open(), place.open()]);
    const { draft_id } = intendedAttestation();

    const tries = Array.from({ length: 30 }, (_, index) =>
      instances[index % instances.length]!.query.insertInto('attestations')
        .values(intendedAttestation({ draft_id }))
        .onConflict((conflict) => conflict.column('draft_id').doNothing())
        .returning('attestation_id')
        .execute(),
    );
    const written = (await Promise.all(tries)).flat();

    expect(written).toEqual([{ attestation_id: (await read()).attestation_id }]);
  });

  test('refuses a second attestation of a draft', async () => {
    const row = intendedAttestation();
    await insert(row);

    await expect(insert(intendedAttestation({ draft_id: row.draft_id }))).rejects.toThrow(/unique/i);
  });

  test('never lets an attestation be deleted', async () => {
    await insert(intendedAttestation());

    await expect(database.query.deleteFrom('attestations').execute()).rejects.toThrow(
      'an attestation is never deleted',
    );
  });

  test('never lets what was intended be rewritten, in no column', async () => {
    const row = intendedAttestation();
    await insert(row);

    const columns = Object.keys(row).filter((column) => !outcome.includes(column));
    for (const column of columns) {
      await expect(update({ [column]: 'other' })).rejects.toThrow('an attestation is never rewritten');
    }

    expect(columns).toHaveLength(16);
    expect(await read()).toEqual(row);
  });

  test.each(['recorded', 'already-recorded', 'refused'] as const)('settles an intent as %s, once', async (state) => {
    await insert(intendedAttestation());
    await update({ state: 'uncertain' });
    await update({ state, refusal_code: '600061', settled_at: later });

    await expect(update({ state: 'uncertain' })).rejects.toThrow('an attestation is settled once');
    await expect(update({ settled_at: null })).rejects.toThrow('an attestation is settled once');
    await expect(update({ refusal_code: null })).rejects.toThrow('an attestation is settled once');
    expect(await read()).toMatchObject({ state, refusal_code: '600061', settled_at: later });
  });

  test('leaves what is settled alone while its agent cannot be reached, and not what is open', async () => {
    const settled = intendedAttestation({ state: 'recorded', settled_at: later });
    const open = intendedAttestation({ state: 'uncertain' });
    await insert(settled);
    await insert(open);
    const unreachable = new UnreachableStore(database);
    await unreachable.add(settled.agent_id, { cause: 'refused', status: 403 }, now);
    const claim = async (): Promise<readonly string[]> => {
      const limits = { before: now, now, until: now, atMost: 9 };
      return (await new LedgerStore(database).claimUnfinished(limits)).map(({ attestationId }) => attestationId).sort();
    };

    expect(await claim()).toEqual([open.attestation_id]);
    await unreachable.remove([settled.agent_id]);
    expect(await claim()).toEqual([settled.attestation_id, open.attestation_id].sort());
  });

  test('notes on a settled attestation that the agent was told, and with which card', async () => {
    await insert(intendedAttestation({ state: 'recorded', settled_at: later }));

    const told = { told_at: later, claimed_until: null, card_activity_id: '1:2' };
    await update(told);

    expect(await read()).toMatchObject(told);
  });
});

describe('ways around the ledger that only one engine has', () => {
  let place: TestDatabase;

  afterEach(async () => {
    await place.remove();
  });

  test.each([
    [
      'replacing on the embedded engine',
      engines[0],
      sql`insert or replace into attestations select * from attestations`,
    ],
    ['emptying the table on PostgreSQL', engines[1], sql`truncate attestations`],
  ])('are closed: %s', async (_, { create }, statement) => {
    place = await create();
    const { query } = await place.open();
    await query.insertInto('attestations').values(intendedAttestation()).execute();

    await expect(statement.execute(query)).rejects.toThrow('an attestation is never deleted');
  });
});
