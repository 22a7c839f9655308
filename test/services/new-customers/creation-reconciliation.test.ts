import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { NewCustomerId } from '../../../services/ids.ts';
import { emptyNewCustomerForm } from '../../../services/new-customers/new-customer.ts';
import { engines } from '../../support/databases/databases.ts';
import { type LedgerInstance, LedgerWorld, agentOf } from '../../support/worlds/ledger-world.ts';

const admin = agentOf('admin');
const hour = 60;

describe.each(engines)('the reconciliation of new customers on $engine', ({ create }) => {
  let world: LedgerWorld;
  let instance: LedgerInstance;

  beforeEach(async () => {
    world = await LedgerWorld.open(create);
    instance = await world.openInstance();
  });

  afterEach(() => world.close());

  /** A customer whose creation was sent, and nobody knows what came of it. */
  const sent = async (domainPrefix: string): Promise<NewCustomerId> => {
    const store = instance.services.newCustomersStore;
    const company = { companyName: domainPrefix, domainPrefix, country: 'US', resellerId: '' };
    const { newCustomerId } = await store.add(admin, { ...emptyNewCustomerForm, company }, world.clock.now());
    const intent = { requestId: '94e4e214-6b06-4fb7-96d1-94d559f9b47f', conversationId: 'a:1' };
    await store.intend(newCustomerId, intent, world.clock.now());
    return newCustomerId;
  };
  const outcomeOf = async (newCustomerId: NewCustomerId) =>
    (await instance.services.newCustomersStore.find(admin.agentId, newCustomerId))?.outcome;

  test('leaves alone what this process is still sending, however far the clock jumps', async () => {
    const newCustomerId = await sent('underway');
    await instance.services.creationsUnderway.during(newCustomerId, async () => {
      world.clock.advanceMinutes(hour);
      await instance.reconcile();
      expect(await outcomeOf(newCustomerId)).toEqual({ state: 'intended' });
    });
  });

  test('believes that nothing was created only after it has watched for as long as a call takes', async () => {
    const newCustomerId = await sent('watched');
    world.clock.advanceMinutes(hour);
    await instance.reconcile();
    expect(await outcomeOf(newCustomerId)).toEqual({ state: 'intended' });
    await instance.reconcileUntil('told', async () => {
      world.clock.advanceMinutes(0.01);
      return Promise.resolve(instance.told.length === 1);
    });
    expect(await outcomeOf(newCustomerId)).toEqual({ state: 'refused', refusalCode: 'not-created' });
  });

  test('finds a customer that came after the deadline, and tells its agent again', async () => {
    const newCustomerId = await sent('latecomer');
    world.clock.advanceMinutes(1);
    await instance.reconcileUntil('told', () => instance.told.length === 1);
    const customerId = await world.control.addCustomer({ companyName: 'latecomer' });
    world.clock.advanceMinutes(1.1 * hour);
    await instance.reconcile();
    expect(instance.told[1]).toMatchObject({ newCustomerId, outcome: { state: 'found', customerId } });
    world.clock.advanceMinutes(100 * hour);
    await instance.reconcile();
    expect(instance.told).toHaveLength(2);
  });

  test('gives a customer to one of those that asked for its domain', async () => {
    const ids = [await sent('wanted'), await sent('wanted')];
    await world.control.addCustomer({ companyName: 'wanted' });
    const other = await world.openInstance();
    world.clock.advanceMinutes(1);
    await Promise.all([instance.reconcile(), other.reconcile()]);
    const states = await Promise.all(ids.map(async (id) => (await outcomeOf(id))?.state));
    expect(states.toSorted()).toEqual(['found', 'refused']);
  });

  test('goes on with the others when a row is damaged', async () => {
    const damaged = await sent('damaged');
    const change = { form: '{"company":' };
    await world.database.query
      .updateTable('new_customers')
      .set(change)
      .where('new_customer_id', '=', damaged)
      .execute();
    await sent('healthy');
    await world.control.addCustomer({ companyName: 'healthy' });
    world.clock.advanceMinutes(1);
    await instance.reconcile();
    expect(instance.told).toMatchObject([
      { form: { company: { companyName: 'healthy' } }, outcome: { state: 'found' } },
    ]);
    const aside = instance.log.lines.filter(({ phrase }) => phrase === 'creation set aside');
    expect(aside.map(({ fields }) => fields['newCustomerId'])).toEqual([damaged]);
    await expect(instance.services.newCustomersStore.find(admin.agentId, damaged)).resolves.toBeUndefined();
  });
});
