import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { people } from '../../../sandbox/people.ts';
import { AcceptanceReader } from '../../../services/agreements/acceptance-reader.ts';
import { parseCalendarDay } from '../../../services/calendar-day.ts';
import type { AgentId, CustomerId } from '../../../services/ids.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { capabilityTable } from '../../../services/identity/capabilities.ts';
import { NotAllowedError } from '../../../services/identity/not-allowed-error.ts';
import { OrderReadinessService } from '../../../services/orders/order-readiness-service.ts';
import { isRefusedForAgreement } from '../../../services/orders/refused-order.ts';
import { DemoAccessTokens, demoRoleDirectory } from '../../support/microsoft/demo-identity.ts';
import { ids, openSandbox, type Sandbox } from '../../sandbox/partner-center/sandbox-client.ts';
import { openNotes } from '../../support/worlds/directory-notes.ts';
import { openClient } from '../partner-center/support.ts';

const clock = { now: () => new Date() };
const agentOf = (index: number) => ({ agentId: people[index]!.objectId as AgentId, name: 'Any', timeZone: 'UTC' });
const admin = agentOf(0);
const idOf = (id: string) => id as CustomerId;

let sandbox: Sandbox;
let orders: OrderReadinessService;

beforeAll(async () => {
  sandbox = await openSandbox();
  orders = await serviceAt(sandbox);
});
afterEach(() => sandbox.call('POST', '/sandbox/reset'));
afterAll(() => sandbox.close());

async function serviceAt(at: Sandbox, timeoutMs = 10_000): Promise<OrderReadinessService> {
  const accessTokens = new DemoAccessTokens(at.url);
  const { client: partnerCenter } = openClient({ baseUrl: at.url, accessTokens, timeoutMs });
  const renewalCutoff = parseCalendarDay('2023-04-01');
  return new OrderReadinessService({
    partnerCenter,
    acceptances: new AcceptanceReader({ partnerCenter, directory: await openNotes(), renewalCutoff, clock }),
    authorization: new AuthorizationService({
      roleDirectory: demoRoleDirectory,
      partnerCenter,
      capabilities: capabilityTable,
      clock,
    }),
  });
}

test('says of every customer what Partner Center answers to its order, without ordering', async () => {
  const { customers } = (await sandbox.call('GET', '/sandbox/state')).json;
  const said = { ready: 0, 'not-ready': 0, unknown: 0 };
  for (const { id } of customers as { id: string }[]) {
    const readiness = await orders.check(admin, idOf(id));
    said[readiness.kind] += 1;
    const body = { lineItems: [{ catalogItemId: 'a:b:c', quantity: 1 }] };
    const cart = await sandbox.post(`/v1/customers/${id}/carts`, body);
    const { status, text } = await sandbox.post(`/v1/customers/${id}/carts/${cart.json.id}/checkout`, undefined);
    expect([id, readiness.kind]).toEqual([id, status === 201 ? 'ready' : 'not-ready']);
    expect(isRefusedForAgreement(text)).toBe(status !== 201);
  }
  expect(said).toMatchObject({ unknown: 0 });
  expect(Math.min(said.ready, said['not-ready'])).toBeGreaterThan(3);
});

describe('the answer', () => {
  test('tells by which road the customer accepted', async () => {
    const roads = [ids.fabrikam, ids.adventureWorks].map((id) => orders.check(admin, idOf(id)));
    expect(await Promise.all(roads)).toMatchObject([
      { kind: 'ready', acceptance: { kind: 'attested' } },
      { kind: 'ready', acceptance: { kind: 'direct' } },
    ]);
  });

  test('is not ready without an acceptance, and for a stranger', async () => {
    expect(await orders.check(admin, idOf(ids.contoso))).toEqual({ kind: 'not-ready', reason: 'no-acceptance' });
    expect(await orders.check(admin, idOf(ids.nobody))).toEqual({ kind: 'not-ready', reason: 'not-a-customer' });
  });

  test('is the same for an ordering tool, in the name of the service account', async () => {
    expect(await orders.checkForTool(idOf(ids.contoso))).toEqual({ kind: 'not-ready', reason: 'no-acceptance' });
  });

  test.each([
    ['agreements', '/agreements', 403, 'access'],
    ['the direct acceptance', '/directSigned', 403, 'access'],
    ['the customer', `/v1/customers/[^/]+$`, 410, 'retired'],
  ])('is unknown, never ready, when %s cannot be read', async (_what, path, status, reason) => {
    await sandbox.call('POST', '/sandbox/faults', { body: [{ method: 'GET', path, status }] });
    expect(await orders.check(admin, idOf(ids.contoso))).toEqual({ kind: 'unknown', reason });
  });

  test('is unknown for an indirect reseller, whom Partner Center tells nothing', async () => {
    const reseller = await openSandbox({ partner: 'indirect-reseller' });
    const answer = await (await serviceAt(reseller)).check(admin, idOf(ids.contoso));
    await reseller.close();
    expect(answer).toEqual({ kind: 'unknown', reason: 'partner-type' });
  });
});

test('every role may ask, and nobody without one', async () => {
  for (const index of [0, 1, 2, 3]) {
    expect((await orders.check(agentOf(index), idOf(ids.fabrikam))).kind).toBe('ready');
  }
  await expect(orders.check(agentOf(4), idOf(ids.fabrikam))).rejects.toThrow(NotAllowedError);
});
