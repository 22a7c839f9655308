import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { agents, attestation, cloudAgreement, ids, openSandbox, type Reply, type Sandbox } from './sandbox-client.ts';
import { shapeOf } from './shape-of.ts';

const documented = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/partner-center/${name}.json`, import.meta.url), 'utf8'));
const request = documented('create-cart.request');

let now: Date;
let sandbox: Sandbox;
beforeEach(async () => {
  now = new Date('2026-01-20T10:00:00Z');
  sandbox = await openSandbox({ clock: { now: () => now } });
});
afterEach(() => sandbox.close());

const cartsOf = (customerId: string) => `/v1/customers/${customerId}/carts`;
const addCart = (customerId: string, body: unknown = request) => sandbox.post(cartsOf(customerId), body);
const checkOut = (customerId: string, { id }: { id: string }) =>
  sandbox.post(`${cartsOf(customerId)}/${id}/checkout`, undefined);
const order = async (customerId: string) => checkOut(customerId, (await addCart(customerId)).json);
const ordersIn = (reply: Reply) => (reply.json as unknown as { orders: readonly { id: string }[] }).orders;
const orders = async () => ordersIn(await sandbox.call('GET', '/sandbox/state'));

describe('a cart', () => {
  test('has the shape of the documented sample, also when it is read again', async () => {
    const { status, json } = await addCart(ids.contoso);
    expect(status).toBe(201);
    expect(shapeOf(json)).toEqual(shapeOf(documented('create-cart')));
    expect((await sandbox.get(`${cartsOf(ids.contoso)}/${json.id}`)).json).toEqual(json);
  });

  test.each<[string, unknown]>([
    ['is no JSON', '{'],
    ['has no line', { LineItems: [] }],
    ['has a line that is none', { LineItems: [7] }],
    ['has an item id that is none', { LineItems: [{ CatalogItemId: 'CFQ7TTC0LFLZ', Quantity: 1 }] }],
    ['has a quantity of nothing', { LineItems: [{ CatalogItemId: 'a:b:c', Quantity: 0 }] }],
  ])('that %s is refused', async (_what, body) => {
    expect(await addCart(ids.contoso, body)).toMatchObject({ status: 400, json: { code: 2000 } });
  });

  test('expires after a week, and belongs to one customer', async () => {
    const { json } = await addCart(ids.fabrikam);
    expect((await sandbox.get(`${cartsOf(ids.contoso)}/${json.id}`)).status).toBe(404);
    now = new Date('2026-01-27T10:00:00Z');
    expect((await checkOut(ids.fabrikam, json)).status).toBe(404);
  });

  test('is not for those who may not order', async () => {
    const tries = [agents.helpdesk, agents.globalAdmin, agents.noRole].map((oid) =>
      sandbox.as(oid, 'POST', cartsOf(ids.fabrikam), { body: request }),
    );
    expect((await Promise.all(tries)).map(({ json }) => json.code)).toEqual([900150, 900150, 900150]);
  });
});

describe('a checkout', () => {
  test('gives an order in the shape of the documented sample', async () => {
    const reply = await order(ids.fabrikam);
    expect(reply.status).toBe(201);
    expect(shapeOf(reply.json)).toEqual(shapeOf(documented('checkout')));
    expect(await orders()).toEqual(ordersIn(reply));
  });

  test('of the same cart gives the same order', async () => {
    const { json } = await addCart(ids.adventureWorks);
    const first = await checkOut(ids.adventureWorks, json);
    expect((await checkOut(ids.adventureWorks, json)).json).toEqual(first.json);
    expect(await orders()).toHaveLength(1);
  });

  test('without an acceptance is refused with 13605 until there is one, in the same cart', async () => {
    const { json } = await addCart(ids.contoso);
    const refused = await checkOut(ids.contoso, json);
    expect(refused.status).toBe(403);
    expect(refused.json).toEqual(documented('error-agreement-missing-13605'));
    expect(await orders()).toEqual([]);
    await sandbox.attest(ids.contoso, { ...attestation, dateAgreed: '2026-01-19T00:00:00Z' });
    expect((await checkOut(ids.contoso, json)).status).toBe(201);
  });

  test('carries the refusal inside a 201 when the switch says so', async () => {
    await sandbox.call('POST', '/sandbox/switches', { body: { missingAgreement: 'orderErrors' } });
    const { status, json } = await order(ids.contoso);
    expect(status).toBe(201);
    expect(json).toEqual(documented('checkout-agreement-missing-13605'));
    expect(await orders()).toEqual([]);
  });

  test('accepts an acceptance in the admin center, and none from before the renewal', async () => {
    await sandbox.attest(ids.contoso, attestation);
    expect((await order(ids.contoso)).json.code).toBe(13605);
    await sandbox.call('POST', `/sandbox/customers/${ids.contoso}/direct-acceptance`);
    expect((await order(ids.contoso)).status).toBe(201);
  });

  test('does not accept a Cloud Agreement', async () => {
    const state = (await sandbox.call('GET', '/sandbox/state')).json;
    const withCloudAlone = Object.entries(state.agreements).filter(([, records]) =>
      (records as readonly object[]).every(
        (record) => (record as { templateId: string }).templateId === cloudAgreement,
      ),
    );
    expect(withCloudAlone.length).toBeGreaterThan(0);
    expect((await order(withCloudAlone[0]![0])).json.code).toBe(13605);
  });
});

test('carts and orders outlive a restart, and not a reset', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'partner-center-'));
  try {
    const before = await openSandbox({ dataDir });
    const { json } = await before.post(cartsOf(ids.fabrikam), request);
    const checkout = `${cartsOf(ids.fabrikam)}/${json.id}/checkout`;
    const first = await before.post(checkout, undefined);
    await before.close();
    const after = await openSandbox({ dataDir });
    expect((await after.post(checkout, undefined)).json).toEqual(first.json);
    await after.call('POST', '/sandbox/reset');
    expect(ordersIn(await after.call('GET', '/sandbox/state'))).toEqual([]);
    await after.close();
  } finally {
    await rm(dataDir, { recursive: true });
  }
});
