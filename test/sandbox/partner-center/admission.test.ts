import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { agents, attestation, customerAgreement, ids, openSandbox, type Sandbox } from './sandbox-client.ts';

let now: Date;
let sandbox: Sandbox;
beforeEach(async () => {
  now = new Date('2026-01-20T10:00:00Z');
  sandbox = await openSandbox({ clock: { now: () => now } });
});
afterEach(() => sandbox.close());

const withToken = (token: string, path = '/v1/profiles/organization') =>
  sandbox.call('GET', path, { headers: { Authorization: `Bearer ${token}` } });

/** The same token with other claims. */
function changed(token: string, change: object): string {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const all = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), ...change };
  return [header, Buffer.from(JSON.stringify(all)).toString('base64url'), signature].join('.');
}

describe('a call is refused', () => {
  test('without a token', async () => {
    const { status, json } = await sandbox.call('GET', '/v1/customers');
    expect([status, json.code]).toEqual([401, 400]);
  });

  test.each(['x', 'a.b.c', `a.${Buffer.from('[]').toString('base64url')}.c`])('with the token %s', async (token) => {
    expect((await withToken(token)).status).toBe(401);
  });

  test('an hour after its token was issued', async () => {
    const token = await sandbox.token();
    now = new Date('2026-01-20T10:59:59Z');
    expect((await withToken(token)).status).toBe(200);
    now = new Date('2026-01-20T11:00:00Z');
    expect((await withToken(token)).status).toBe(401);
  });

  test('with a token for the retired audience', async () => {
    const { status, json } = await withToken(changed(await sandbox.token(), { aud: 'https://graph.windows.net' }));
    expect([status, json.code]).toEqual([401, 900420]);
  });

  test('with a token of another tenant', async () => {
    expect((await withToken(changed(await sandbox.token(), { tid: ids.nobody }))).status).toBe(401);
  });

  test('without multifactor authentication, with an empty body', async () => {
    const reply = await withToken(await sandbox.token({ mfa: false }));
    expect([reply.status, reply.statusText, reply.text]).toEqual([401, 'Unauthorized - MFA required', '']);
    expect(reply.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"');
  });
});

describe('an application without a person', () => {
  const agreements = `/v1/customers/${ids.contoso}/agreements`;
  test.each([
    '/v1/agreements',
    agreements,
    `/v1/customers/${ids.contoso}/directSignedMicrosoftCustomerAgreementStatus`,
    `/v1/agreementtemplates/${customerAgreement}/document`,
    `/v1/customers/${ids.contoso}/relationships`,
    '/v1/relationships?relationship_type=IsIndirectResellerOf',
    '/v1/profiles/organization',
    '/v1/profiles/mpn',
  ])('is refused at %s', async (path) => {
    const { status, json } = await withToken(await sandbox.token({ kind: 'app-only' }), path);
    expect([status, json.code]).toEqual([403, 900329]);
  });

  test('may not attest', async () => {
    const headers = { Authorization: `Bearer ${await sandbox.token({ kind: 'app-only' })}` };
    const { json } = await sandbox.call('POST', agreements, { body: attestation, headers });
    expect(json.code).toBe(900329);
  });

  test.each(['/v1/customers', `/v1/customers/${ids.contoso}`, '/v1/profiles/legalbusiness'])(
    'may read %s',
    async (path) => {
      expect((await withToken(await sandbox.token({ kind: 'app-only' }), path)).status).toBe(200);
    },
  );
});

describe('reading is', () => {
  test.each([agents.admin, agents.sales, agents.helpdesk, agents.globalAdmin])('open to %s', async (oid) => {
    expect((await sandbox.as(oid, 'GET', `/v1/customers/${ids.fabrikam}/agreements`)).status).toBe(200);
  });

  test.each([agents.noRole, agents.unknown])('closed to %s', async (oid) => {
    const { status, json } = await sandbox.as(oid, 'GET', `/v1/customers/${ids.fabrikam}/agreements`);
    expect([status, json.code]).toEqual([403, 900150]);
  });
});
