import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import restify from 'restify';
import { z } from 'zod';
import { Door } from '../../../bot/http/door.ts';
import { addOrderReadinessRoutes, orderReadinessLimit } from '../../../bot/http/order-readiness.ts';
import { DemoAccessTokens, demoRoleDirectory } from '../../support/microsoft/demo-identity.ts';
import { AcceptanceReader } from '../../../services/agreements/acceptance-reader.ts';
import { parseCalendarDay } from '../../../services/calendar-day.ts';
import type { Clock } from '../../../services/clock.ts';
import { SharedBuckets } from '../../../services/database/shared-buckets.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { capabilityTable } from '../../../services/identity/capabilities.ts';
import { OrderReadinessService } from '../../../services/orders/order-readiness-service.ts';
import { ids, openSandbox, type Sandbox } from '../../sandbox/partner-center/sandbox-client.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { openNotes } from '../../support/worlds/directory-notes.ts';
import { openClient } from '../../services/partner-center/support.ts';
import { CapturedLog, everythingIn } from '../../support/captured-log.ts';

const tokens = ['first-token-of-the-shop-0123456789', 'second-token-of-the-shop-0123456789'] as const;

let now = new Date('2026-01-20T10:00:00Z');
let sandbox: Sandbox;
let log: CapturedLog;
let place: TestDatabase;
let open: { url: string; close: () => void };

beforeAll(async () => {
  sandbox = await openSandbox();
  place = await engines[0].create();
  log = new CapturedLog();
  open = await serverWith(tokens);
});
afterEach(() => sandbox.call('POST', '/sandbox/reset'));
afterAll(async () => {
  open.close();
  await place.remove();
  await sandbox.close();
});

/** The routes alone, over the sandbox of Partner Center. */
async function serverWith(orderApiTokens: readonly string[], clock: Clock = { now: () => now }) {
  const accessTokens = new DemoAccessTokens(sandbox.url);
  const { client: partnerCenter } = openClient({ baseUrl: sandbox.url, accessTokens, timeoutMs: 10_000 });
  const authorization = new AuthorizationService({
    roleDirectory: demoRoleDirectory,
    partnerCenter,
    capabilities: capabilityTable,
    clock,
  });
  const renewalCutoff = parseCalendarDay('2023-04-01');
  const acceptances = new AcceptanceReader({ partnerCenter, directory: await openNotes(), renewalCutoff, clock });
  const database = await place.open();
  const orders = new OrderReadinessService({ partnerCenter, acceptances, authorization });
  const callers = () => Promise.resolve({});
  const door = new Door({ callers, isServiceUrl: () => true, trustedProxyHops: 0 }, log);
  const server = restify.createServer();
  addOrderReadinessRoutes(server, {
    orders,
    orderApiTokens,
    botAccountId: '28:the-bot',
    door,
    limit: new SharedBuckets({ ...orderReadinessLimit, name: 'order-tool', pauseMs: 0, database, clock, log }),
    clock,
    log,
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const close = () => {
    server.close();
    server.server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

const withToken = { Authorization: `Bearer ${tokens[0]}` };

async function ask(customerId: string, headers: Record<string, string> = withToken, at = open.url) {
  const answer = await fetch(`${at}/api/customers/${customerId}/order-readiness`, { headers });
  const body: unknown = await answer.json();
  if (at === open.url) await expectAsDescribed(answer, body);
  return { status: answer.status, headers: answer.headers, body: body as Record<string, unknown> };
}

interface Description {
  readonly paths: Record<string, { get: { responses: Record<string, object> } }>;
  readonly components: { readonly schemas: object; readonly responses: Record<string, object> };
}

/** Status, media type and body are what the served description says. */
async function expectAsDescribed(answer: Response, body: unknown): Promise<void> {
  const description = (await (await fetch(`${open.url}/api/openapi.json`)).json()) as Description;
  const { responses } = description.paths['/api/customers/{customerId}/order-readiness']!.get;
  const given = responses[String(answer.status)] as { $ref?: string } | undefined;
  const shared = given?.$ref?.split('/').at(-1);
  const response = (shared === undefined ? given : description.components.responses[shared]) as {
    content: Record<string, { schema: object }>;
  };
  const media = (answer.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
  expect(Object.keys(response.content)).toEqual([media]);
  const whole = { ...response.content[media]!.schema, $defs: description.components.schemas };
  const local = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/');
  z.fromJSONSchema(JSON.parse(local) as Parameters<typeof z.fromJSONSchema>[0]).parse(body);
}

describe('an ordering tool', () => {
  test('is told that a customer can order', async () => {
    const { status, headers, body } = await ask(ids.fabrikam);
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(body).toMatchObject({ customerId: ids.fabrikam, ready: true, acceptance: 'attested' });
    expect(body['checkedAt']).toBe(now.toISOString());
    expect((await ask(ids.adventureWorks)).body).toMatchObject({ ready: true, acceptance: 'direct' });
  });

  test('is told that a customer cannot, why, and where to confirm', async () => {
    const { status, body } = await ask(ids.contoso.toUpperCase());
    expect(status).toBe(200);
    expect(body).toMatchObject({ customerId: ids.contoso, ready: false, reason: 'no-acceptance' });
    expect(body['message']).toContain('holds no acceptance');
    expect(body['confirmUrl']).toBe(
      `https://teams.microsoft.com/l/chat/0/0?users=28:the-bot&message=confirm%20${ids.contoso}`,
    );
  });

  test('is told that an old acceptance has to be confirmed again', async () => {
    const { customers } = (await sandbox.call('GET', '/sandbox/state')).json;
    const wideWorld = (customers as { id: string; companyName: string }[]).find(({ companyName }) =>
      companyName.startsWith('Wide World'),
    );
    const { body } = await ask(wideWorld!.id);
    expect(body).toMatchObject({ ready: false, reason: 'renewal-due' });
    expect(body['message']).toContain('before 1 April 2023');
  });

  test('gets the sentences in the language it asks for, as far as we speak it', async () => {
    const { headers, body } = await ask(ids.contoso, { ...withToken, 'Accept-Language': 'eo, sv-SE;q=0.8, en' });
    expect(headers.get('Content-Language')).toBe('sv');
    expect(body['message']).toContain('Partnercenter');
    expect((await ask(ids.contoso, { ...withToken, 'Accept-Language': '*' })).headers.get('Content-Language')).toBe(
      'en',
    );
  });

  test('may use any of the tokens that are set', async () => {
    expect((await ask(ids.fabrikam, { Authorization: `bearer ${tokens[1]}` })).status).toBe(200);
  });
});

describe('an ordering tool is refused', () => {
  test.each<[string, Record<string, string>]>([
    ['no token', {}],
    ['an empty token', { Authorization: 'Bearer ' }],
    ['another token', { Authorization: `Bearer ${tokens[0]}x` }],
    ['the beginning of one', { Authorization: `Bearer ${tokens[0].slice(0, -1)}` }],
    ['both at once', { Authorization: `Bearer ${tokens.join(',')}` }],
    ['another scheme', { Authorization: `Basic ${tokens[0]}` }],
  ])('with %s, whatever it asks for', async (_what, headers) => {
    for (const id of [ids.fabrikam, ids.nobody, 'x']) {
      const refused = await ask(id, headers);
      expect([refused.status, refused.body['code']]).toEqual([401, 'token-refused']);
      expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer');
    }
  });

  test('for an invalid customer id, and for an id of no customer', async () => {
    expect(await ask('contoso')).toMatchObject({ status: 400, body: { code: 'customer-id-invalid' } });
    expect(await ask(ids.nobody)).toMatchObject({
      status: 404,
      body: { code: 'customer-not-found', title: 'Not Found' },
    });
  });

  test('when it asks too often, and only as long as it has to wait, while another token may go on', async () => {
    now = new Date('2026-01-20T11:00:00Z');
    for (let round = 0; round < 120; round += 1) {
      await fetch(`${open.url}/api/customers/x/order-readiness`, { headers: withToken });
    }
    const refused = await ask(ids.fabrikam);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(refused.headers.get('Retry-After')).toBe('1');
    expect((await ask(ids.fabrikam, { Authorization: `Bearer ${tokens[1]}` })).status).toBe(200);
    now = new Date('2026-01-20T11:00:01Z');
    expect((await ask(ids.fabrikam)).status).toBe(200);
    now = new Date('2026-01-20T12:00:00Z');
  });
});

describe('a status that cannot be read is never a yes', () => {
  test('and may be asked again when it passes', async () => {
    const faults = [{ method: 'GET', path: '/agreements', status: 503, headers: { 'Retry-After': '0' }, times: 20 }];
    await sandbox.call('POST', '/sandbox/faults', { body: faults });
    const { status, headers, body } = await ask(ids.fabrikam);
    expect(status).toBe(503);
    expect(headers.get('Retry-After')).toBe('30');
    expect(body).toMatchObject({ code: 'readiness-unknown', reason: 'trouble' });
    expect(body).not.toHaveProperty('ready');
  });

  test('and need not be asked again when somebody has to act first', async () => {
    await sandbox.call('POST', '/sandbox/faults', { body: [{ method: 'GET', path: '/agreements', status: 403 }] });
    const { status, headers, body } = await ask(ids.fabrikam);
    expect([status, headers.get('Retry-After'), body['reason']]).toEqual([503, null, 'access']);
  });
});

test('the description needs no token, and without tokens there is no endpoint at all', async () => {
  expect((await fetch(`${open.url}/api/openapi.json`)).headers.get('Content-Type')).toContain('application/json');
  const closed = await serverWith([]);
  expect((await ask(ids.fabrikam, withToken, closed.url)).status).toBe(404);
  expect((await fetch(`${closed.url}/api/openapi.json`)).status).toBe(404);
  closed.close();
});

test('a bug of ours is a 500 whose reference the log has', async () => {
  let asked = 0;
  const breaking = {
    now: () => {
      asked += 1;
      if (asked > 1) throw new Error('the clock stood still');
      return now;
    },
  };
  const broken = await serverWith(tokens, breaking);
  const { status, body } = await ask(ids.fabrikam, withToken, broken.url);
  broken.close();
  expect([status, body['code']]).toEqual([500, 'unexpected']);
  const failed = log.lines.find(({ level }) => level === 'error');
  expect(failed).toMatchObject({
    phrase: 'order readiness failed unexpectedly',
    fields: { reference: body['reference'] },
  });
  expect(JSON.stringify(body)).not.toContain('clock');
});

test('no token is in the log', () => {
  const lines = everythingIn(log.lines);
  expect(lines).toContain('order readiness told');
  for (const token of tokens) expect(lines).not.toContain(token.slice(0, 10));
});
