import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../../services/agreements/ledger/ledger-entry.ts';
import type { AttestationId } from '../../../services/ids.ts';
import { engines } from '../../support/databases/databases.ts';
import { intendedAttestation } from '../../support/worlds/ledger-rows.ts';
import { type LedgerInstance, LedgerWorld, agentOf, contoso } from '../../support/worlds/ledger-world.ts';
import { until } from '../../support/until.ts';

const admin = agentOf('admin');
const contact = { firstName: 'Tania', lastName: 'Carr', phoneNumber: '', acceptedOn: '2026-03-02' };
const place = { conversationId: 'a:1', activityId: undefined };
const hour = 60;

describe.each(engines)('the reconciliation on $engine', ({ create }) => {
  let world: LedgerWorld;
  let instance: LedgerInstance;

  beforeEach(async () => {
    world = await LedgerWorld.open(create);
    instance = await world.openInstance();
  });

  afterEach(() => world.close());

  const confirm = async (email: string, at = instance): Promise<LedgerEntry> => {
    const { drafts, agreements } = at.services;
    const customer = { customerId: contoso, companyName: 'Contoso Ltd' };
    const draft = await drafts.startWith(admin, customer, { ...contact, email });
    const { version } = await agreements.checkBeforeSending(admin, draft);
    const result = await agreements.attest(admin, { draftId: draft.draftId, version, place });
    if (result.kind !== 'entry') throw new Error(`not sent: ${result.kind}`);
    return result.entry;
  };
  const find = async (attestationId: AttestationId) => {
    const entry = await instance.services.ledger.find(attestationId);
    if (!entry) throw new Error('no entry');
    return entry;
  };
  const onlyEntry = async () => (await instance.services.ledger.listByCustomer(contoso, 9))[0];
  const slowly = (delayMs: number) => world.control.fault({ method: 'POST', path: '/agreements$', delayMs });

  test('leaves alone what this process is still sending, however far the clock jumps', async () => {
    await slowly(200);
    const sending = confirm('jump@customer.example');
    await until('the intent', onlyEntry);
    world.clock.advanceMinutes(hour);
    await instance.reconcile();
    expect((await onlyEntry())?.outcome).toEqual({ state: 'intended' });
    expect((await sending).outcome).toEqual({ state: 'recorded' });
  });

  test('of another instance does not believe that nothing is there before it has watched for as long as a call takes', async () => {
    const other = await world.openInstance();
    await slowly(200);
    const sending = confirm('elsewhere@customer.example');
    await until('the intent', onlyEntry);
    world.clock.advanceMinutes(hour);
    await other.reconcile();
    expect((await onlyEntry())?.outcome).toEqual({ state: 'intended' });
    expect((await sending).outcome).toEqual({ state: 'recorded' });
  });

  test('corrects what Partner Center did after the deadline by a row of its own, and tells the agent again', async () => {
    instance = await world.openInstance(1_000);
    await slowly(4_000);
    const { attestationId } = await confirm('late@customer.example');
    await instance.reconcileUntil('told that it is not recorded', () => instance.told.length === 1);
    expect(instance.told).toMatchObject([{ outcome: { state: 'refused', refusalCode: 'not-recorded' } }]);

    await world.untilRecorded(contoso, 1);
    world.clock.advanceMinutes(1.1 * hour);
    await instance.reconcileUntil('told of the correction', () => instance.told.length === 2);
    expect(instance.told[1]).toMatchObject({ attestationId, outcome: { state: 'recorded' } });
    expect((await find(attestationId)).correctedAt).toBeInstanceOf(Date);

    world.clock.advanceMinutes(100 * hour);
    await instance.reconcile();
    expect(instance.told).toHaveLength(2);
  });

  test('looks again a day later for what an hour did not bring', async () => {
    await world.control.fault({ method: 'POST', path: '/agreements$', reset: 'before' });
    const { attestationId } = await confirm('never@customer.example');
    await instance.reconcileUntil('told', () => instance.told.length === 1);
    for (const hours of [1.1, 25]) {
      world.clock.advanceMinutes(hours * hour);
      expect((await world.control.requestsDuring(() => instance.reconcile())).all).toBeGreaterThan(0);
      expect((await world.control.requestsDuring(() => instance.reconcile())).all).toBe(0);
    }
    expect((await find(attestationId)).outcome).toMatchObject({ state: 'refused' });
    expect(instance.told).toHaveLength(1);
  });

  test('takes the record of a second try for that one, and corrects nothing', async () => {
    await world.control.fault({ method: 'POST', path: '/agreements$', reset: 'before' });
    const first = await confirm('again@customer.example');
    await instance.reconcileUntil('told', () => instance.told.length === 1);
    const second = await confirm('again@customer.example');
    expect(second.outcome).toEqual({ state: 'recorded' });
    world.clock.advanceMinutes(1.1 * hour);
    await instance.reconcile();
    expect((await find(first.attestationId)).outcome).toMatchObject({ state: 'refused' });
    expect(instance.told.map((entry) => 'attestationId' in entry && entry.attestationId)).toEqual([
      first.attestationId,
      second.attestationId,
    ]);
  });

  test('goes on with the others when an entry is damaged or telling it throws, and tries that one less and less often', async () => {
    const row = (change: object) => intendedAttestation({ state: 'recorded', agent_id: admin.agentId, ...change });
    const rows = [row({ accepted_on: 'nonsense' }), row({ date_agreed: 'nonsense' }), row({}), row({})];
    await world.database.query.insertInto('attestations').values(rows).execute();
    instance.outcomes.push(new TypeError('a bug'));
    await instance.reconcile();
    expect(instance.told).toHaveLength(1);
    const aside = instance.log.lines.filter(({ phrase }) => phrase === 'attestation set aside');
    expect(aside).toHaveLength(3);
    expect(aside.map(({ fields }) => fields['attempts'])).toEqual([1, 1, 1]);

    world.clock.advanceMinutes(hour);
    await instance.reconcile();
    expect(instance.told).toHaveLength(2);
    const attempts = await world.database.query.selectFrom('attestations').select('attempts').execute();
    expect(attempts.map((one) => one.attempts).toSorted()).toEqual([0, 0, 2, 2]);
  });

  test('tells again, once, what a process that died may or may not have told', async () => {
    await slowly(10);
    const { attestationId } = await confirm('crash@customer.example');
    const claim = {
      task: 'entry',
      ...{ attestationId, attempts: 0, looks: 0, isTold: false, isLookDue: false },
    } as const;
    await instance.services.ledgerWork.beginMessage(claim);
    world.clock.advanceMinutes(hour);
    await instance.reconcile();
    expect(instance.told).toHaveLength(1);
    world.clock.advanceMinutes(hour);
    await instance.reconcile();
    expect(instance.told).toHaveLength(1);
  });
});
