import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  LedgerWords,
  intendedEvidence,
  settledEvidence,
} from '../../../../services/agreements/ledger/ledger-evidence.ts';
import { peopleParts } from '../../../../services/agreements/ledger/ledger-people.ts';
import { LedgerTakeover } from '../../../../services/agreements/ledger/ledger-takeover.ts';
import { toInstantText } from '../../../../services/database/instant-text.ts';
import { run } from '../../../../verify/command-line.ts';
import { type TestDatabase, engines } from '../../../support/databases/databases.ts';
import { EvidenceWorld, began, signingKey } from '../../../support/worlds/evidence-world.ts';
import { insertEntries, intendedAttestation } from '../../../support/worlds/ledger-rows.ts';

describe.each(engines)('the ledger from before the log, on $engine', ({ create }) => {
  let place: TestDatabase;
  let world: EvidenceWorld;
  const stopping = new AbortController().signal;
  const settled = (minute: number) => ({
    state: 'recorded' as const,
    intended_at: toInstantText(new Date(began.getTime() - 60_000 * (100 - minute))),
    settled_at: toInstantText(began),
  });
  const [older, newer] = [intendedAttestation(settled(1)), intendedAttestation(settled(2))];

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
    await world.signer().begin();
    await insertEntries(world.database, newer, older);
  });

  afterEach(async () => {
    await world.remove();
    await place.remove();
  });

  const takeover = () =>
    new LedgerTakeover({
      database: world.database,
      evidence: world.evidence,
      signer: world.signer(),
      clock: { now: () => world.now },
    });
  const read = async () => {
    const rows = await world.database.query
      .selectFrom('evidence_entries')
      .select('entry')
      .orderBy('position')
      .execute();
    return rows.map(({ entry }) => JSON.parse(entry) as Record<string, unknown>);
  };

  test('is taken in once, oldest first, with a head of its own, also by two instances at the same moment', async () => {
    await Promise.all([takeover().run(stopping), takeover().run(stopping)]);
    await takeover().run(stopping);

    expect((await read()).map(({ kind, attestationId }) => [kind, attestationId])).toEqual([
      ['log-began', undefined],
      ['before-log', older.attestation_id],
      ['before-log', newer.attestation_id],
      ['ledger-taken-over', undefined],
    ]);
    const heads = await world.database.query.selectFrom('evidence_heads').select('size').orderBy('size').execute();
    expect(heads.map(({ size }) => size)).toEqual([1, 4]);
  });

  test('does not take what was entered as it happened', async () => {
    await world.tell(intendedEvidence(newer));
    await takeover().run(stopping);

    expect((await read()).map(({ attestationId }) => attestationId)).toEqual([
      undefined,
      newer.attestation_id,
      older.attestation_id,
      undefined,
    ]);
  });

  test('goes on where it was stopped', async () => {
    await takeover().run(AbortSignal.abort());
    expect(await read()).toHaveLength(1);
    await takeover().run(stopping);
    expect(await read()).toHaveLength(4);
  });

  test('proves an attestation to its customer with the words that stand beside the ledger, and without once they are erased', async () => {
    const row = intendedAttestation({ customer_id: newer.customer_id });
    await insertEntries(world.database, row);
    await world.tell(
      intendedEvidence(row),
      settledEvidence({ row, state: 'refused', refusalCode: '600061', how: 'answer', at: began }),
    );
    await takeover().run(stopping);
    const customerId = newer.customer_id;
    const file = () => world.export({ customerIds: [customerId] }, [], [new LedgerWords(world.database.query)]);
    const key = signingKey(1).publicKey.toString('base64');

    expect(await run([await file(), '--key', key])).toMatchObject({
      exitCode: 0,
      text: expect.not.stringContaining('Erased'),
    });
    const columns = [...peopleParts.contact, 'contact_salt'];
    const nothing = Object.fromEntries(columns.map((column) => [column, null]));
    await world.database.query.updateTable('attestation_people').set(nothing).execute();
    expect(await run([await file(), '--key', key])).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining('Erased since: 2 parts'),
    });
  });
});
