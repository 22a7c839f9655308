import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type PeoplePart, peopleParts, provePeople } from '../../../../services/agreements/ledger/ledger-people.ts';
import { LedgerStore } from '../../../../services/agreements/ledger/ledger-store.ts';
import type { Database } from '../../../../services/database/database.ts';
import { type TestDatabase, engines } from '../../../support/databases/databases.ts';
import { insertEntries, intendedAttestation, peopleOf } from '../../../support/worlds/ledger-rows.ts';
import { Evidence } from '../../../../services/evidence/evidence.ts';

describe.each(engines)('what the ledger says of people, on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  const row = intendedAttestation({ state: 'recorded' });

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    await insertEntries(database, row);
  });

  afterEach(() => place.remove());

  const erase = (part: PeoplePart) => {
    const columns = [...peopleParts[part], `${part}_salt`];
    return database.query
      .updateTable('attestation_people')
      .set(Object.fromEntries(columns.map((column) => [column, null])))
      .execute();
  };
  const read = () => database.query.selectFrom('attestation_people').selectAll().executeTakeFirstOrThrow();

  test('is never rewritten, in no column', async () => {
    const tables = await database.query.introspection.getTables();
    const columns = tables.find(({ name }) => name === 'attestation_people')?.columns ?? [];
    expect(columns).toHaveLength(15);
    for (const { name } of columns) {
      const rewrite = sql`update attestation_people set ${sql.ref(name)} = 'other'`.execute(database.query);
      await expect(rewrite).rejects.toThrow('is never rewritten, only erased');
    }
    const takeAway = database.query.deleteFrom('attestation_people').execute();
    await expect(takeAway).rejects.toThrow('an attestation is never deleted');
    expect(await read()).toEqual(peopleOf(row));
  });

  test('is erased part by part; the others can still be proved, and the entry itself stays as it was', async () => {
    await erase('contact');
    const proof = {
      contact: 'erased',
      agent: 'proved',
      reason: 'not-said',
      replaces: 'not-said',
      reference: 'not-said',
    };
    expect(provePeople(row, await read())).toEqual(proof);
    const entry = await new LedgerStore(database, new Evidence(database)).find(row.attestation_id);
    expect(entry).toMatchObject({ contact: undefined, agentName: 'Admin agent', acceptedOn: row.accepted_on });

    await erase('agent');
    expect(provePeople(row, await read())).toEqual({ ...proof, agent: 'erased' });
    const after = await new LedgerStore(database, new Evidence(database)).find(row.attestation_id);
    expect(after).toMatchObject({ agentName: undefined, attestedBy: row.agent_id });
    const [left] = await database.query.selectFrom('attestations').selectAll().execute();
    expect(left).toEqual(row);
  });

  test('is not taken back after it was erased', async () => {
    await erase('contact');
    const put = database.query.updateTable('attestation_people').set({ email: 'ann@contoso.example' }).execute();
    await expect(put).rejects.toThrow('is never rewritten, only erased');
  });

  test('is found out where somebody changed it past the database', async () => {
    const people = await read();
    const proofOf = (change: object) => provePeople(row, { ...people, ...change }).contact;
    expect(proofOf({})).toBe('proved');
    const changes = [{ email: 'bob@contoso.example' }, { email: null }, { phone_number: '1' }, { contact_salt: null }];
    for (const change of changes) expect(proofOf(change)).toBe('broken');
    expect(provePeople({ ...row, agent_hash: null }, people).agent).toBe('broken');
  });
});
