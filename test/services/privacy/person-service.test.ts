import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { provePeople } from '../../../services/agreements/ledger/ledger-people.ts';
import type { Database } from '../../../services/database/database.ts';
import { columnsOf, tableNames } from '../../../services/privacy/personal-data.ts';
import { type Person, PersonService, exportOf } from '../../../services/privacy/person-service.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { ada, ann, bo, carl, fillWithPeople, sealedText, whereIs } from '../../support/worlds/people-world.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

const now = new Date('2026-11-21T04:00:00Z');
const clock = { now: () => now };
const byAccount = 'operator-of-ours';

describe.each(engines)('a person on $engine', ({ create, engine }) => {
  let place: TestDatabase;
  let database: Database;
  let people: PersonService;
  let entries: readonly string[];

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    people = new PersonService({ database, evidence: new Evidence(database), proofDays: 3_650, clock });
    ({ entries } = await fillWithPeople(database));
  });

  afterEach(() => place.remove());

  const find = async (given: string, name?: string): Promise<Person> => {
    const found = await people.find(given, name);
    if (found.kind !== 'agent' && found.kind !== 'contact') throw new Error(found.kind);
    return found;
  };
  const erase = async (given: string, withProof: boolean) => people.erase(await find(given), { withProof, byAccount });
  const proofs = async () => {
    const rows = await database.query
      .selectFrom('attestations')
      .innerJoin('attestation_people', 'attestation_people.attestation_id', 'attestations.attestation_id')
      .selectAll()
      .orderBy('agent_id')
      .execute();
    return rows.map((row) => provePeople(row, row));
  };

  test('who is an agent is exported from every table that has to do with agents, without other people', async () => {
    const { tables } = (await find(ada.agentId.toUpperCase())) as Person & { kind: 'agent' };
    const expected = tableNames.filter((table) => columnsOf(table, 'agent', 'author', 'mention').length > 0);
    expect(Object.keys(tables).sort()).toEqual([...expected, 'attestation_people', 'bot_state'].sort());
    const text = JSON.stringify(exportOf(await find(ada.agentId), now));
    for (const own of [ada.name, ada.chat, 'Europe/Stockholm', 'Please call']) expect(text).toContain(own);
    for (const other of [bo.agentId, bo.name, 'Beebe', ann.phone_number, 'Ask ann', sealedText])
      expect(text).not.toContain(other);
  });

  test('who is an agent is erased everywhere; the ledger keeps the id; the evidence log the id, and the ledger the name, until they are no longer proof', async () => {
    const planned = await people.plan(await find(ada.agentId), { withProof: false });
    expect(await whereIs(database, ada.name)).toContain('agents.name');
    const result = await erase(ada.agentId, false);
    expect(result).toEqual(planned);
    expect(result).toMatchObject({ kept: [{ attestationId: entries[0] }], keptIds: 1, goes: { agents: 1, drafts: 1 } });
    const ids = ['attestation_corrections.agent_id', 'attestations.agent_id'];
    const inEvidence = ['evidence_words.subject', 'evidence_words.words'];
    expect(await whereIs(database, ada.agentId, ada.chat)).toEqual([...ids, ...inEvidence]);
    expect(await whereIs(database, ada.name)).toEqual(['attestation_people.agent_name']);

    await erase(ada.agentId, true);
    expect(await whereIs(database, ada.agentId, ada.chat, ada.name)).toEqual(ids);
    expect(await proofs()).toMatchObject([{ contact: 'proved', agent: 'erased' }, { agent: 'proved' }]);
    expect(await whereIs(database, bo.name)).toEqual(
      expect.arrayContaining(['agents.name', 'attestation_people.agent_name', 'handovers.from_name']),
    );
    const { policy } = await database.query.selectFrom('reminder_policy').selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(policy)).toEqual({ isOn: true, defaultRecipients: [bo.agentId] });
  });

  test('who is a contact is found in every spelling of the address, and exported without agents and other contacts', async () => {
    const spellings = [' ANN@contoso.EXAMPLE ', 'ａnn@contoso.example', 'mailto:Ann@contoso.example'];
    const found = await Promise.all(spellings.map((one) => find(one)));
    for (const one of found.slice(1))
      expect((one as { traces: unknown }).traces).toEqual((found[0] as { traces: unknown }).traces);
    const text = JSON.stringify(exportOf(await find('ann@contoso.example'), now));
    for (const table of ['attestation_people', 'acceptance_links', 'drafts', 'new_customers', 'handovers'])
      expect(text).toContain(table);
    for (const other of [ada.name, ada.agentId, bo.name, carl.email]) expect(text).not.toContain(other);
  });

  test('who is a contact is erased everywhere but in the proof, and with it when that is asked', async () => {
    const words = ['Beebe', 'ann@contoso', ann.phone_number];
    const result = await erase('ann@contoso.example', false);
    expect(result).toMatchObject({ kept: [{ companyName: 'Contoso Ltd' }, { companyName: 'Contoso Ltd' }] });
    expect(await whereIs(database, ...words)).toEqual(
      ['email', 'first_name', 'ground_reference', 'last_name', 'phone_number', 'reason', 'replaces']
        .map((column) => `attestation_people.${column}`)
        .filter((column) => column !== 'attestation_people.first_name'),
    );
    expect(await whereIs(database, 'she called', 'folder 7')).toEqual([]);
    const open = await database.query.selectFrom('new_customers').select('state').execute();
    expect(open.map(({ state }) => state)).toEqual(['open']);

    await erase('ann@contoso.example', true);
    expect(await whereIs(database, ...words)).toEqual([]);
    expect(await people.find('ann@contoso.example')).toEqual({ kind: 'nobody' });
    expect(await proofs()).toEqual([
      { contact: 'erased', agent: 'proved', reason: 'not-said', replaces: 'not-said', reference: 'not-said' },
      { contact: 'proved', agent: 'proved', reason: 'erased', replaces: 'erased', reference: 'erased' },
    ]);
    expect(await whereIs(database, carl.email)).toEqual(['attestation_people.email', 'drafts.email']);
  });

  test('is not to be found in the file either', async () => {
    await erase('ann@contoso.example', true);
    await erase(ada.agentId, true);
    expect(await people.sweep()).toBe(true);
    if (place.settings.kind !== 'embedded') return;
    const file = place.settings.file;
    const bytes = Buffer.concat(await Promise.all([file, `${file}-wal`].map((path) => readFile(path)))).toString(
      'latin1',
    );
    expect(bytes).toContain(bo.name);
    for (const word of ['Beebe', 'ann@contoso', ada.name, ada.chat]) expect(bytes).not.toContain(word);
  });

  test('leaves a record of the erasure that says how much, when and by which account, and not whom', async () => {
    await erase('ann@contoso.example', true);
    const [record] = await database.query.selectFrom('erasures').selectAll().execute();
    expect(record).toMatchObject({
      about: 'contact',
      by_account: byAccount,
      with_proof: 1,
      erased_at: now.toISOString(),
    });
    expect(JSON.parse(record?.counts ?? '')).toEqual({
      acceptance_links: 1,
      attestation_people: 4,
      bulk_lists: 2,
      bulk_rows: 4,
      drafts: 5,
      handovers: 1,
      new_customers: 3,
      saved_filters: 1,
    });
    await expect(database.query.deleteFrom('erasures').execute()).rejects.toThrow('is never deleted');
    await expect(database.query.updateTable('erasures').set({ by_account: 'x' }).execute()).rejects.toThrow(
      'never rewritten',
    );
  });

  test('is left alone while something they sent has no outcome yet', async () => {
    await database.query.updateTable('attestations').set({ claimed_until: null }).execute();
    await database.query.updateTable('new_customers').set({ state: 'uncertain' }).execute();
    const before = await whereIs(database, 'Beebe', ada.agentId);
    for (const given of [ada.agentId, 'ann@contoso.example'])
      expect(await erase(given, true)).toMatchObject({ kind: 'under-way' });
    expect(await whereIs(database, 'Beebe', ada.agentId)).toEqual(before);
    expect(await database.query.selectFrom('erasures').selectAll().execute()).toEqual([]);
  });

  test('is told apart from others under the same address, and from nobody', async () => {
    await database.query
      .updateTable('drafts')
      .set({ email: 'ann@contoso.example' })
      .where('first_name', '=', 'Carl')
      .execute();
    expect(await people.find('ann@contoso.example')).toEqual({ kind: 'several', names: ['Ann Beebe', 'Carl Dunn'] });
    const chosen = await find('ann@contoso.example', 'carl  dunn');
    expect(chosen).toMatchObject({ traces: [{ table: 'drafts', person: { lastName: 'Dunn' } }, { part: 'words' }] });
    expect(await people.find('nobody@contoso.example')).toEqual({ kind: 'nobody' });
    expect(await people.find('aaaaaaaa-0000-4000-8000-0000000000ff')).toEqual({ kind: 'nobody' });
    expect(await people.find('Ann Beebe')).toEqual({ kind: 'not-a-person' });
    expect(engine).toBeDefined();
  });
});
