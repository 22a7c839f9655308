import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { UnreachableStore } from '../../../services/conversations/unreachable-store.ts';
import type { Database } from '../../../services/database/database.ts';
import type { AgentId, CustomerId, DraftId } from '../../../services/ids.ts';
import { emptyNewCustomerForm } from '../../../services/new-customers/new-customer.ts';
import { NewCustomersStore } from '../../../services/new-customers/new-customers-store.ts';
import { NewCustomersWorkStore } from '../../../services/new-customers/new-customers-work-store.ts';
import { engines } from '../../support/databases/databases.ts';
import type { TestDatabase } from '../../support/databases/databases.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

const agent = { agentId: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId, name: 'Ada Lindqvist' };
const other = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
const customerId = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;
const intent = { requestId: '94e4e214-6b06-4fb7-96d1-94d559f9b47f', conversationId: 'a:1' };
const at = (second: number) => new Date(Date.UTC(2026, 2, 3, 12, 0, second));
const typed = {
  ...emptyNewCustomerForm,
  company: { companyName: `"O'Neil" 😀 åß中`, domainPrefix: 'oneil', country: 'IE', resellerId: '' },
};

describe.each(engines)('new customers on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let store: NewCustomersStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    store = new NewCustomersStore(database, new Evidence(database));
  });
  afterEach(() => place.remove());

  test('keep what was typed, for the agent who typed it', async () => {
    const { newCustomerId } = await store.add(agent, emptyNewCustomerForm, at(0));
    await store.save(newCustomerId, { form: typed, step: 'details' }, at(1));
    await expect(store.find(agent.agentId, newCustomerId)).resolves.toMatchObject({ form: typed, step: 'details' });
    await expect(store.find(other, newCustomerId)).resolves.toBeUndefined();
  });

  test('are created by one of many at once, and not changed any more', async () => {
    const { newCustomerId } = await store.add(agent, typed, at(0));
    const intents = await Promise.all(Array.from({ length: 8 }, () => store.intend(newCustomerId, intent, at(1))));
    expect(intents.filter(Boolean)).toHaveLength(1);
    await store.save(newCustomerId, { form: emptyNewCustomerForm, step: 'company' }, at(2));
    await expect(store.cancel(newCustomerId, at(2))).resolves.toBe(false);
    await expect(store.find(agent.agentId, newCustomerId)).resolves.toMatchObject({
      form: typed,
      outcome: { state: 'intended' },
      requestId: intent.requestId,
    });
  });

  test('get one outcome, after at most an uncertain one', async () => {
    const { newCustomerId } = await store.add(agent, typed, at(0));
    await store.intend(newCustomerId, intent, at(1));
    await expect(store.settle(newCustomerId, { state: 'uncertain' }, at(2))).resolves.toBe(true);
    await expect(store.settle(newCustomerId, { state: 'found', customerId }, at(3))).resolves.toBe(true);
    await expect(store.settle(newCustomerId, { state: 'refused', refusalCode: '1' }, at(4))).resolves.toBe(false);
    const found = await store.find(agent.agentId, newCustomerId);
    expect(found?.outcome).toEqual({ state: 'found', customerId });
    await expect(store.isKnown(customerId)).resolves.toBe(true);
  });

  test('keep the first draft of their confirmation', async () => {
    const { newCustomerId } = await store.add(agent, typed, at(0));
    await store.saveAttestationDraft(newCustomerId, 'one' as DraftId);
    await store.saveAttestationDraft(newCustomerId, 'two' as DraftId);
    expect((await store.find(agent.agentId, newCustomerId))?.attestationDraftId).toBe('one');
  });

  test('are taken up again until their agent has been told', async () => {
    const { newCustomerId } = await store.add(agent, typed, at(0));
    const work = new NewCustomersWorkStore(database);
    const claim = (now: number) => work.claim({ now: at(now), until: at(now + 10), callDeadlineMs: 5_000, except: [] });
    await expect(claim(10)).resolves.toBeUndefined();
    await store.intend(newCustomerId, intent, at(10));
    await expect(claim(12)).resolves.toBeUndefined();
    expect((await claim(20))?.newCustomerId).toBe(newCustomerId);
    await expect(claim(21)).resolves.toBeUndefined();
    await store.settle(newCustomerId, { state: 'created', customerId }, at(22));
    expect((await claim(31))?.newCustomerId).toBe(newCustomerId);
    await store.markTold(newCustomerId, at(32));
    await expect(claim(50)).resolves.toBeUndefined();
  });

  test('are left alone once settled while their agent cannot be reached', async () => {
    const { newCustomerId } = await store.add(agent, typed, at(0));
    const work = new NewCustomersWorkStore(database);
    const claim = (now: number) => work.claim({ now: at(now), until: at(now), callDeadlineMs: 0, except: [] });
    await store.intend(newCustomerId, intent, at(1));
    const unreachable = new UnreachableStore(database);
    await unreachable.add(agent.agentId, { cause: 'refused', status: 403 }, at(2));
    expect((await claim(3))?.newCustomerId).toBe(newCustomerId);
    await store.settle(newCustomerId, { state: 'created', customerId }, at(4));
    await expect(claim(5)).resolves.toBeUndefined();
    await unreachable.remove([agent.agentId]);
    expect((await claim(6))?.newCustomerId).toBe(newCustomerId);
  });
});
