import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { type Signer, SandboxKeys } from '../../../sandbox/entra/sandbox-keys.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { agents, attestation, customerAgreement, ids, openSandbox, type Sandbox } from './sandbox-client.ts';

let now: Date;
let sandbox: Sandbox;
beforeEach(async () => {
  now = new Date('2026-01-20T10:00:00Z');
  sandbox = await openSandbox({ tokenClock: { now: () => now } });
});
afterEach(() => sandbox.close());

const withToken = (token: string, path = '/v1/profiles/organization') =>
  sandbox.call('GET', path, { headers: { Authorization: `Bearer ${token}` } });

/** The claims of this token with others over them, signed by whom one says. */
function signed(token: string, change: object, by = sharedKeys, signer: Signer = 'entra'): Promise<string> {
  return by.sign(signer, { ...decodeJwt(token), ...change });
}

/** The same token with other claims, under a signature that is for the old ones. */
function tampered(token: string, change: object): string {
  const [header = '', , signature = ''] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ ...decodeJwt(token), ...change })).toString('base64url');
  return [header, claims, signature].join('.');
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
    const { status, json } = await withToken(await signed(await sandbox.token(), { aud: 'https://graph.windows.net' }));
    expect([status, json.code]).toEqual([401, 900420]);
  });

  test('with a token of another tenant', async () => {
    expect((await withToken(await signed(await sandbox.token(), { tid: ids.nobody }))).status).toBe(401);
  });

  test('before its token is valid', async () => {
    const token = await sandbox.token();
    now = new Date('2026-01-20T09:59:00Z');
    expect((await withToken(token)).status).toBe(401);
  });

  test.each<[string, (token: string) => string | Promise<string>]>([
    ['whose claims were changed afterwards', (token) => tampered(token, { oid: agents.globalAdmin })],
    ['that somebody else has signed', (token) => signed(token, {}, new SandboxKeys())],
    ['that the Bot Framework has signed', (token) => signed(token, {}, sharedKeys, 'botFramework')],
    ['of algorithm none', (token) => `${btoa('{"alg":"none"}')}.${token.split('.')[1] ?? ''}.`],
  ])('with a token %s', async (_, forge) => {
    expect((await withToken(await forge(await sandbox.token()))).status).toBe(401);
  });

  test('without multifactor authentication, with an empty body', async () => {
    const reply = await withToken(await sandbox.token({ mfa: false }));
    expect([reply.status, reply.statusText, reply.text]).toEqual([401, 'Unauthorized - MFA required', '']);
    expect(reply.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"');
  });

  test('without multifactor authentication, with a code or a challenge where it is told to', async () => {
    const token = await sandbox.token({ mfa: false });
    await sandbox.call('POST', '/sandbox/switches', { body: { mfaRefusal: '900421' } });
    expect((await withToken(token)).json.code).toBe(900421);
    await sandbox.call('POST', '/sandbox/switches', { body: { mfaRefusal: 'claims' } });
    expect((await withToken(token)).headers.get('WWW-Authenticate')).toMatch(
      /error="insufficient_claims", claims="\w+/,
    );
  });
});

test.each([
  ['with', true],
  ['without', false],
])('a call that asks says whether its token is %s multifactor authentication', async (_, mfa) => {
  const headers = { Authorization: `Bearer ${await sandbox.token({ mfa })}` };
  const asked = await sandbox.call('GET', '/v1/customers', { headers: { ...headers, ValidateMfa: 'true' } });
  expect(asked.headers.get('isMfaCompliant')).toBe(String(mfa));
  expect((await sandbox.call('GET', '/v1/customers', { headers })).headers.get('isMfaCompliant')).toBeNull();
});

test('a token of Entra’s is taken after Entra has changed its key, until it has changed it again', async () => {
  const keys = new SandboxKeys();
  const rotating = await openSandbox({ keys });
  const token = await rotating.token();
  const statusNow = async () =>
    (await rotating.call('GET', '/v1/customers', { headers: { Authorization: `Bearer ${token}` } })).status;
  keys.rotate('entra');
  expect(await statusNow()).toBe(200);
  const fresh = await rotating.token();
  keys.rotate('entra');
  keys.rotate('entra');
  const late = await rotating.call('GET', '/v1/customers', { headers: { Authorization: `Bearer ${fresh}` } });
  expect(late.status).toBe(401);
  await rotating.close();
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
