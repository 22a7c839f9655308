import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConfirmationsStore } from '../../../services/audit/confirmations-store.ts';
import type { Database } from '../../../services/database/database.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import type { AttestationRow } from '../../../services/database/tables/agreement-tables.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { insertEntries, intendedAttestation } from '../../support/worlds/ledger-rows.ts';

const day = { from: new Date('2026-11-21T00:00:00Z'), until: new Date('2026-11-22T00:00:00Z') };
const at = (hour: string) => toInstantText(new Date(`2026-11-${hour}:00:00Z`));

describe.each(engines)('confirmations of a period on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let store: ConfirmationsStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    store = new ConfirmationsStore(database);
  });

  afterEach(() => place.remove());

  const idsIn = async () => {
    const found: string[] = [];
    for await (const page of store.pages(day)) found.push(...page.map(({ attestationId }) => attestationId));
    return found;
  };
  const made = (changes: Partial<AttestationRow>) => intendedAttestation({ state: 'recorded', ...changes });

  test('are those that Partner Center holds, also where that was found later; counted as they are listed', async () => {
    const [first, held] = [made({ intended_at: at('21T00') }), made({ state: 'already-recorded' })];
    const late = made({ state: 'refused', refusal_code: 'not-recorded', intended_at: at('21T09') });
    const none = [made({ state: 'uncertain' }), made({ intended_at: at('20T23') }), made({ intended_at: at('22T00') })];
    await insertEntries(database, late, held, first, ...none);
    const { attestation_id, agent_id } = late;
    const correction = { attestation_id, agent_id, found_at: at('21T10'), state: 'recorded' as const };
    await database.query
      .insertInto('attestation_corrections')
      .values({ ...correction, attempts: 0, tellings: 0 })
      .execute();
    expect(await idsIn()).toEqual([first.attestation_id, held.attestation_id, late.attestation_id]);
    expect(await store.count(day)).toBe(3);
  });

  test('are all listed where many were made at once', async () => {
    const rows = Array.from({ length: 450 }, () => made({}));
    for (let from = 0; from < rows.length; from += 150) await insertEntries(database, ...rows.slice(from, from + 150));
    expect(await idsIn()).toEqual(rows.map((row) => row.attestation_id as string).toSorted());
  });
});
