import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RequestLog } from '../../../sandbox/partner-center/request-listener.ts';
import { attestation, ids, openSandbox, type Sandbox } from './sandbox-client.ts';
import { until } from '../../support/until.ts';

const now = new Date('2026-01-20T10:00:00Z');
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox({ clock: { now: () => now } });
});
afterEach(() => sandbox.close());

const state = async () => (await sandbox.call('GET', '/sandbox/state')).json;
const plan = (...faults: object[]) => sandbox.call('POST', '/sandbox/faults', { body: faults });

describe('every answer of Partner Center', () => {
  test('begins with a byte order mark', async () => {
    expect((await sandbox.get('/v1/customers?size=1')).text).toMatch(/^\uFEFF\{/);
    expect((await sandbox.get('/v1/customers/x')).text).toMatch(/^\uFEFF\{/);
  });

  test('repeats the ids of the call, and carries its own headers', async () => {
    const given = { 'MS-RequestId': ids.contoso, 'MS-CorrelationId': ids.fabrikam };
    const { headers } = await sandbox.get('/v1/customers?size=1', given);
    expect(headers.get('MS-RequestId')).toBe(ids.contoso);
    expect(headers.get('MS-CorrelationId')).toBe(ids.fabrikam);
    expect(headers.get('MS-CV')).toMatch(/^\S{16}\.0$/);
    expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8');
  });

  test('to an unknown path or method comes from a gateway', async () => {
    expect((await sandbox.get('/v1/nothing')).json).toEqual({ statusCode: 404, message: 'Resource not found' });
    const { status, headers } = await sandbox.as(ids.nobody, 'DELETE', `/v1/customers/${ids.contoso}`);
    expect([status, headers.get('Allow')]).toEqual([405, 'GET']);
    expect((await sandbox.get('/v1/customers/%E0%A4%A')).status).toBe(400);
  });
});

describe('faults', () => {
  test('answer as planned and as often as planned, and the first match comes first', async () => {
    await plan(
      { method: 'GET', path: '^/v1/customers$', status: 503, body: '<html>', times: 2 },
      { method: 'GET', path: '^/v1/customers', status: 500, body: { code: 1 }, headers: { 'X-Why': 'test' } },
    );
    const replies = [];
    for (let round = 0; round < 4; round += 1) replies.push(await sandbox.get('/v1/customers'));
    expect(replies.map(({ status }) => status)).toEqual([503, 503, 500, 200]);
    expect(replies[0]?.text).toBe('<html>');
    expect([replies[2]?.json, replies[2]?.headers.get('X-Why')]).toEqual([{ code: 1 }, 'test']);
  });

  test('match the method and the query, and leave the control routes alone', async () => {
    await plan({ method: 'POST', path: '.', status: 500 }, { method: 'GET', path: 'size=2$', status: 500 });
    expect((await sandbox.get('/v1/customers?size=1')).status).toBe(200);
    expect((await sandbox.get('/v1/customers?size=2')).status).toBe(500);
    expect((await sandbox.attest(ids.contoso, attestation)).status).toBe(500);
  });

  test('with reset before cut the connection and do nothing', async () => {
    await plan({ method: 'POST', path: 'agreements', reset: 'before' });
    await expect(sandbox.attest(ids.contoso, attestation)).rejects.toThrow();
    expect((await state()).agreements[ids.contoso]).toBeUndefined();
  });

  test('with reset after do the work, then cut the connection; a retry gets the lost answer', async () => {
    await plan({ method: 'POST', path: 'agreements', reset: 'after' });
    const headers = { 'MS-RequestId': '94e4e214-6b06-4fb7-96d1-94d559f9b47f' };
    await expect(sandbox.attest(ids.contoso, attestation, headers)).rejects.toThrow();
    expect((await state()).agreements[ids.contoso]).toHaveLength(1);
    expect((await sandbox.attest(ids.contoso, attestation, headers)).status).toBe(201);
    expect((await state()).agreements[ids.contoso]).toHaveLength(1);
  });

  test('delay a call, which is then done even when its client has gone', async () => {
    await plan({ method: 'POST', path: 'agreements', delayMs: 300 });
    const headers = { Authorization: `Bearer ${await sandbox.token()}` };
    const url = `${sandbox.url}/v1/customers/${ids.contoso}/agreements`;
    const leaving = request(url, { method: 'POST', headers }).on('error', () => undefined);
    await new Promise<void>((sent) => leaving.end(JSON.stringify(attestation), sent));
    await sandbox.get('/v1/profiles/mpn');
    leaving.destroy();
    await until('the agreement of the client that has gone', async () => (await state()).agreements[ids.contoso]);
  });

  test('do not keep the sandbox from closing', async () => {
    await plan({ method: 'GET', path: 'customers', delayMs: 3_600_000 });
    const waiting = sandbox.get('/v1/customers').then(
      () => 'answered',
      () => 'cut',
    );
    await sandbox.get('/v1/profiles/mpn');
    await sandbox.close();
    expect(await waiting).toBe('cut');
    sandbox = await openSandbox();
  });

  test('can be withdrawn', async () => {
    await plan({ method: 'GET', path: '.', status: 500 });
    await sandbox.call('DELETE', '/sandbox/faults');
    expect((await sandbox.get('/v1/customers')).status).toBe(200);
  });

  test.each([
    [{}],
    [[{ method: 'GET' }]],
    [[{ method: 'GET', path: '(' }]],
    [[{ method: 'GET', path: '.', reset: 'now' }]],
    [[{ method: 'GET', path: '.', times: 0 }]],
    [[{ method: 'GET', path: '.', status: '500' }]],
    [['x']],
  ])('refuse %j', async (body) => {
    const { status, json } = await sandbox.call('POST', '/sandbox/faults', { body });
    expect([status, typeof json.message]).toEqual([400, 'string']);
  });
});

describe('the control routes', () => {
  test('count calls by route, and list them', async () => {
    const requestId = '94e4e214-6b06-4fb7-96d1-94d559f9b47f';
    await sandbox.get(`/v1/customers/${ids.contoso}?x=1`, { 'MS-RequestId': requestId });
    await sandbox.get(`/v1/customers/${ids.fabrikam}`);
    await plan({ method: 'GET', path: 'customers', reset: 'before' });
    await sandbox.get('/v1/customers').catch(() => undefined);
    await sandbox.get('/v1/nothing');
    const { counts, calls } = (await sandbox.call('GET', '/sandbox/requests')).json;
    expect(counts).toEqual({ 'GET /v1/customers/{customerId}': 2, 'GET /v1/customers': 1, 'GET (no route)': 1 });
    const path = `/v1/customers/${ids.contoso}?x=1`;
    expect(calls[0]).toEqual({ method: 'GET', path, status: 200, requestId, at: now.toISOString() });
    expect(calls[2]?.status).toBeUndefined();
  });

  test('list the last thousand calls only, and count all', () => {
    const log = new RequestLog();
    const call = { method: 'GET', status: 200, requestId: ids.contoso, at: now.toISOString() };
    for (let round = 1; round <= 2500; round += 1) log.add('GET /', { ...call, path: `/${round}` });
    const { counts, calls } = log.summary();
    expect([counts, calls.length, calls[0]?.path, calls.at(-1)?.path]).toEqual([
      { 'GET /': 2500 },
      1000,
      '/1501',
      '/2500',
    ]);
  });

  test('tell the time of the sandbox', async () => {
    expect((await sandbox.call('GET', '/sandbox/clock')).json).toEqual({ now: now.toISOString() });
  });

  test('show the whole state', async () => {
    await sandbox.attest(ids.contoso, attestation);
    const { customers, agreements, directAcceptances } = await state();
    expect(customers).toHaveLength(60);
    expect(customers[0]).toEqual({ id: ids.contoso, companyName: 'Contoso Ltd', domain: 'contoso.onmicrosoft.com' });
    expect(agreements[ids.contoso]).toEqual([{ userId: 'aaaaaaaa-0000-4000-8000-000000000001', ...attestation }]);
    expect(directAcceptances).toContain(ids.adventureWorks);
  });

  test('go back to the seed', async () => {
    const before = await state();
    await sandbox.attest(ids.contoso, attestation);
    await sandbox.call('POST', `/sandbox/customers/${ids.contoso}/direct-acceptance`);
    await sandbox.call('POST', '/sandbox/switches', { body: { legacyRetired: true } });
    await plan({ method: 'GET', path: '.', status: 500 });
    await sandbox.call('POST', '/sandbox/reset');
    expect(await state()).toEqual(before);
    expect((await sandbox.call('GET', '/sandbox/requests')).json).toEqual({ counts: {}, calls: [] });
    expect((await sandbox.call('GET', '/sandbox/switches')).json.legacyRetired).toBe(false);
    expect((await sandbox.get('/v1/customers')).status).toBe(200);
  });

  test.each([[{ legacyRetired: 'yes' }], [{ unheardOf: true }], [[]]])('refuse the switches %j', async (body) => {
    expect((await sandbox.call('POST', '/sandbox/switches', { body })).status).toBe(400);
  });

  test.each([[{}], [{ kind: 'user' }], [{ kind: 'app+user', oid: 1 }]])('issue no token for %j', async (body) => {
    expect((await sandbox.call('POST', '/sandbox/tokens', { body })).status).toBe(400);
  });
});
