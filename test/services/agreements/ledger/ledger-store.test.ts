import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { DraftStore } from '../../../../services/agreements/draft-store.ts';
import { emptyConfirmForm } from '../../../../services/agreements/confirm-form.ts';
import { type LedgerEntry, refusedBecause } from '../../../../services/agreements/ledger/ledger-entry.ts';
import { entryFrom } from '../../../../services/agreements/ledger/ledger-row.ts';
import { LedgerStore } from '../../../../services/agreements/ledger/ledger-store.ts';
import { LedgerWorkStore } from '../../../../services/agreements/ledger/ledger-work-store.ts';
import { UnreachableStore } from '../../../../services/conversations/unreachable-store.ts';
import { guardLedgerTable } from '../../../../services/database/migrations/guard-ledger-table.ts';
import { toInstantText } from '../../../../services/database/instant-text.ts';
import type { Database } from '../../../../services/database/database.ts';
import type { AttestationRow } from '../../../../services/database/tables/agreement-tables.ts';
import { engines } from '../../../support/databases/databases.ts';
import type { TestDatabase } from '../../../support/databases/databases.ts';
import { insertEntries, intendedAttestation, peopleOf } from '../../../support/worlds/ledger-rows.ts';
import { Evidence } from '../../../../services/evidence/evidence.ts';

const now = new Date('2026-11-21T04:00:00Z');
const settledAt = toInstantText(new Date('2026-11-21T03:00:00Z'));
const later = (seconds: number) => new Date(now.getTime() + 1_000 * seconds);
const outcome = ['state', 'refusal_code', 'settled_at', 'told_at', 'claimed_until', 'card_activity_id'];
const work = ['look_again_at', 'looks', 'attempts', 'tellings'];
const correctionWork = ['told_at', 'claimed_until', 'attempts', 'tellings'];

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

  const insert = (row: AttestationRow) => insertEntries(database, row);
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

    const columns = Object.keys(row).filter((column) => ![...outcome, ...work].includes(column));
    for (const column of columns) {
      await expect(update({ [column]: 'other' })).rejects.toThrow('an attestation is never rewritten');
    }

    expect(columns).toHaveLength(17);
    expect(await read()).toEqual(row);
  });

  test.each(['recorded', 'already-recorded', 'refused'] as const)('settles an intent as %s, once', async (state) => {
    await insert(intendedAttestation());
    await update({ state: 'uncertain' });
    await update({ state, refusal_code: '600061', settled_at: settledAt });

    await expect(update({ state: 'uncertain' })).rejects.toThrow('an attestation is settled once');
    await expect(update({ settled_at: null })).rejects.toThrow('an attestation is settled once');
    await expect(update({ refusal_code: null })).rejects.toThrow('an attestation is settled once');
    expect(await read()).toMatchObject({ state, refusal_code: '600061', settled_at: settledAt });
  });

  test('leaves what is settled alone while its agent cannot be reached, and not what is open', async () => {
    const settled = intendedAttestation({ state: 'recorded', settled_at: settledAt });
    const open = intendedAttestation({ state: 'uncertain' });
    await insert(settled);
    await insert(open);
    const unreachable = new UnreachableStore(database);
    await unreachable.add(settled.agent_id, { cause: 'refused', status: 403 }, now);
    const claim = async (): Promise<readonly string[]> => {
      const limits = { now, until: later(60), callDeadlineMs: 1_000, except: [] };
      const work = new LedgerWorkStore(database);
      const claims = [await work.claim(limits), await work.claim(limits), await work.claim(limits)];
      await update({ claimed_until: null });
      return claims.flatMap((one) => one?.attestationId ?? []).sort();
    };

    expect(await claim()).toEqual([open.attestation_id]);
    await unreachable.remove([settled.agent_id]);
    expect(await claim()).toEqual([settled.attestation_id, open.attestation_id].sort());
  });

  test('guards every column that there is, but those of outcome and work', async () => {
    const changing = { attestations: [...outcome, ...work], attestation_corrections: correctionWork };
    await insert(intendedAttestation({ state: 'refused', refusal_code: 'not-recorded', settled_at: settledAt }));
    const { attestation_id, agent_id } = await read();
    const correction = { attestation_id, agent_id, state: 'recorded', found_at: settledAt } as const;
    await database.query
      .insertInto('attestation_corrections')
      .values({ ...correction, told_at: null, claimed_until: null, attempts: 0, tellings: 0 })
      .execute();

    const tables = await database.query.introspection.getTables();
    for (const [table, free] of Object.entries(changing)) {
      const columns = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
      expect(columns).toEqual(expect.arrayContaining([...free]));
      for (const column of columns.filter((name) => !free.includes(name))) {
        const rewrite = sql`update ${sql.table(table)} set ${sql.ref(column)} = 'other'`.execute(database.query);
        await expect(rewrite).rejects.toThrow('an attestation is never rewritten');
      }
      const remove = sql`delete from ${sql.table(table)}`.execute(database.query);
      await expect(remove).rejects.toThrow('an attestation is never deleted');
    }
  });

  test('guards a column that a later migration adds', async () => {
    await insert(intendedAttestation());
    await sql`alter table attestations add column job_title text`.execute(database.query);
    const { engine } = database;
    const query = database.query as unknown as Kysely<unknown>;
    await guardLedgerTable(query, { engine, table: 'attestations', changing: [...outcome, ...work] });

    const rewrite = sql`update attestations set job_title = 'other'`.execute(database.query);
    await expect(rewrite).rejects.toThrow('an attestation is never rewritten');
  });

  describe('corrected by a row of its own', () => {
    const missing = { state: 'refused', refusal_code: 'not-recorded', settled_at: settledAt } as const;
    const readEntry = async (row: AttestationRow) => {
      const entry = await new LedgerStore(database, new Evidence(database)).find(row.attestation_id);
      if (!entry) throw new Error('no entry');
      return entry;
    };

    test('says so wherever the entry is read, and leaves the entry itself as it was', async () => {
      const row = intendedAttestation(missing);
      await insert(row);
      const store = new LedgerStore(database, new Evidence(database));
      await expect(store.correct(await readEntry(row), now)).resolves.toBe('corrected');
      await expect(store.correct(await readEntry(row), later(60))).resolves.toBe('corrected');

      const corrected = { outcome: { state: 'recorded' }, correctedAt: now };
      expect(await store.find(row.attestation_id)).toMatchObject(corrected);
      expect(await store.findByDraft(row.draft_id)).toMatchObject(corrected);
      expect(await store.listByCustomer(row.customer_id, 9)).toMatchObject([corrected]);
      expect(await store.listEffective(row.customer_id)).toMatchObject([corrected]);
      expect(await read()).toEqual(row);
    });

    test('is not, where another entry with that contact is recorded or may be', async () => {
      const row = intendedAttestation(missing);
      const { customer_id } = row;
      await insert(row);
      const twin = intendedAttestation({ customer_id, state: 'uncertain' });
      await insert(twin);
      const store = new LedgerStore(database, new Evidence(database));
      await expect(store.correct(await readEntry(row), now)).resolves.toBe('undecided');
      await store.settle(await readEntry(twin), { state: 'recorded' }, { now, how: 'answer' });
      await expect(store.correct(await readEntry(row), now)).resolves.toBe('of-another');
      expect((await readEntry(row)).outcome.state).toBe('refused');
    });
  });

  test('counts what Partner Center holds for one of several entries with that contact, at however many instances', async () => {
    const instances = await Promise.all([place.open(), place.open(), place.open()]);
    const { customer_id } = intendedAttestation();
    const rows = Array.from({ length: 6 }, () => intendedAttestation({ customer_id, state: 'uncertain' }));
    for (const row of rows) await insert(row);
    const entries = await new LedgerStore(database, new Evidence(database)).listEffective(customer_id);
    const settled = await Promise.all(
      entries.map((entry, index) =>
        new LedgerStore(instances[index % 3]!, new Evidence(instances[index % 3]!)).settle(
          entry,
          { state: 'found' },
          { now, how: 'answer' },
        ),
      ),
    );
    const states = settled.map(({ outcome }) => outcome.state).sort();
    expect(states).toEqual([...Array.from({ length: 5 }, () => 'already-recorded'), 'recorded']);
  });

  test('leaves open what may be the record of an entry that is still being sent', async () => {
    const row = intendedAttestation({ state: 'uncertain' });
    const { customer_id } = row;
    const twin = intendedAttestation({ customer_id });
    await insert(row);
    await insert(twin);
    const store = new LedgerStore(database, new Evidence(database));
    const [entry, other] = [await store.find(row.attestation_id), await store.find(twin.attestation_id)];
    expect((await store.settle(entry!, { state: 'found' }, { now, how: 'answer' })).outcome.state).toBe('uncertain');
    expect((await store.settle(other!, { state: 'found' }, { now, how: 'answer' })).outcome.state).toBe('recorded');
    expect((await store.settle(entry!, { state: 'found' }, { now, how: 'answer' })).outcome.state).toBe(
      'already-recorded',
    );
  });

  test('writes one of many intents for a customer, whose agents did not know of each other, at however many instances', async () => {
    const instances = await Promise.all([place.open(), place.open(), place.open()]);
    const entries = await Promise.all(Array.from({ length: 12 }, () => openDraft(database)));
    const results = await Promise.all(
      entries.map((entry, index) =>
        new LedgerStore(instances[index % 3]!, new Evidence(instances[index % 3]!)).intend(entry, []),
      ),
    );
    expect(results.filter((result) => result === 'written')).toHaveLength(1);
    expect(results.filter((result) => result === 'superseded')).toHaveLength(11);
    const first = entries[results.indexOf('written')]!;
    const store = new LedgerStore(database, new Evidence(database));
    expect(await store.intend(first, [])).toBe('draft-closed');
    const second = entries.find((entry) => entry !== first)!;
    expect(await store.intend(second, [first.attestationId])).toBe('written');
  });

  test('begins a message whose end is not known once more, and not a third time', async () => {
    await insert(intendedAttestation({ state: 'recorded', settled_at: settledAt }));
    const work = new LedgerWorkStore(database);
    const claim = await work.claim({ now, until: later(60), callDeadlineMs: 1_000, except: [] });
    if (!claim) throw new Error('nothing claimed');
    const begun = [];
    for (let index = 0; index < 3; index++) begun.push(await work.beginMessage(claim));
    expect(begun).toEqual([true, true, false]);
    await work.takeBackMessage(claim);
    expect(await work.beginMessage(claim)).toBe(true);
  });

  test('takes up what is dated or claimed ahead of a clock that was set back', async () => {
    const ahead = (minutes: number) => toInstantText(later(60 * minutes));
    const rows = [
      intendedAttestation({ intended_at: ahead(28), claimed_until: ahead(28) }),
      intendedAttestation({ intended_at: ahead(90), claimed_until: ahead(90), attempts: 3 }),
      intendedAttestation({ claimed_until: ahead(28), attempts: 3 }),
    ];
    for (const row of rows) await insert(row);
    const work = new LedgerWorkStore(database);
    const claim = () => work.claim({ now, until: later(60), callDeadlineMs: 1_000, except: [] });
    const claimed = [await claim(), await claim(), await claim()].map((one) => one?.attestationId);
    expect(claimed).toEqual([rows[0]?.attestation_id, rows[1]?.attestation_id, undefined]);
  });

  test('looks again at what was not recorded after an hour, after a day, and then no more', async () => {
    const row = intendedAttestation();
    await insert(row);
    const store = new LedgerStore(database, new Evidence(database));
    const work = new LedgerWorkStore(database);
    const entry = (await store.find(row.attestation_id))!;
    const settled = await store.settle(entry, refusedBecause('not-recorded'), { now, how: 'answer' });
    await work.markTold(settled, now);
    const claimAfter = (hours: number) =>
      work.claim({ now: later(hours * 3_600), until: later(hours * 3_600 + 60), callDeadlineMs: 1_000, except: [] });

    expect(await claimAfter(0.9)).toBeUndefined();
    const first = await claimAfter(1.1);
    expect(first).toMatchObject({ task: 'entry', isTold: true, isLookDue: true, looks: 0 });
    await work.endLook(first!, { now: later(1.1 * 3_600), isFound: false });
    expect(await claimAfter(24)).toBeUndefined();
    const second = await claimAfter(26);
    expect(second).toMatchObject({ isLookDue: true, looks: 1 });
    await work.endLook(second!, { now: later(26 * 3_600), isFound: false });
    expect(await claimAfter(9_999)).toBeUndefined();
  });

  test('notes on a settled attestation that the agent was told, and with which card', async () => {
    await insert(intendedAttestation({ state: 'recorded', settled_at: settledAt }));

    const told = { told_at: settledAt, claimed_until: null, card_activity_id: '1:2' };
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
    [
      'emptying the table on PostgreSQL',
      engines[1],
      sql`truncate attestations, attestation_corrections, attestation_people`,
    ],
  ])('are closed: %s', async (_, { create }, statement) => {
    place = await create();
    const { query } = await place.open();
    await query.insertInto('attestations').values(intendedAttestation()).execute();

    await expect(statement.execute(query)).rejects.toThrow('an attestation is never deleted');
  });
});

const oneCustomer = intendedAttestation().customer_id;

/** An entry as it would be written for a draft that is open. */
async function openDraft(database: Database): Promise<LedgerEntry> {
  const row = intendedAttestation({ customer_id: oneCustomer });
  const { agent_id: agentId, company_name: companyName } = row;
  const form = emptyConfirmForm;
  const draft = await new DraftStore(database).add(
    { agentId, customerId: oneCustomer, companyName, form, isAgain: false },
    now,
  );
  const entry = entryFrom({ ...row, ...peopleOf(row), draft_id: draft.draftId, corrected_at: null });
  if (!entry) throw new Error('the sample entry cannot be read');
  return entry;
}
