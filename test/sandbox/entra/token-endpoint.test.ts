import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { SandboxKeys } from '../../../sandbox/entra/sandbox-keys.ts';
import { partnerTenantId, serviceAccount } from '../../../sandbox/people.ts';
import { groupIds, partnerAppId, sandboxSecrets } from '../../../sandbox/registrations.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import {
  type Entra,
  ada,
  bot,
  byRefreshToken,
  claimsIn,
  onBehalfOf,
  openEntra,
  partner,
  partnerCenter,
  sam,
} from './entra-client.ts';

let entra: Entra;
beforeAll(async () => {
  entra = await openEntra();
});
afterEach(() => entra.control('reset', {}));
afterAll(() => entra.close());

const asApplication = (scope: string, client = partner) =>
  entra.token({ grant_type: 'client_credentials', ...client, scope });

describe('an application gets', () => {
  test('the token with which the bot writes to Teams', async () => {
    const { access_token: token } = await asApplication('https://api.botframework.com/.default', bot);
    expect(await sharedKeys.verify('entra', token, new Date())).toMatchObject({
      aud: 'https://api.botframework.com',
      appid: bot.client_id,
      iss: `https://sts.windows.net/${partnerTenantId}/`,
    });
  });

  test('the token for Graph, with the permissions that an administrator has granted', async () => {
    const { access_token: token } = await asApplication('https://graph.microsoft.com/.default');
    expect(claimsIn(token)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      roles: ['GroupMember.Read.All', 'User.ReadBasic.All'],
    });
    expect(claimsIn(token)['scp']).toBeUndefined();
  });

  test.each([
    ['with a wrong secret', { client_secret: 'wrong' }, 401, ['invalid_client', 7000215]],
    ['without a secret', { client_secret: undefined }, 401, ['invalid_client', 7000218]],
    ['that nobody has registered', { client_id: ada }, 400, ['unauthorized_client', 700016]],
    ['for an unknown resource', { scope: 'https://example.com/.default' }, 400, ['invalid_resource', 500011]],
    ['for a single scope', { scope: 'https://graph.microsoft.com/User.Read' }, 400, ['invalid_scope', 70011]],
    ['by a grant that is none', { grant_type: 'password' }, 400, ['unsupported_grant_type', 70003]],
    ['for two resources', { scope: 'User.Read https://api.botframework.com/.default' }, 400, ['invalid_scope', 28000]],
  ] as const)('nothing %s', async (_, change, status, [error, code]) => {
    const usual = { grant_type: 'client_credentials', ...partner, scope: 'https://graph.microsoft.com/.default' };
    const fields = Object.entries({ ...usual, ...change }).filter((field): field is [string, string] =>
      Boolean(field[1]),
    );
    expect(await entra.token(Object.fromEntries(fields))).toMatchObject({ status, error, error_codes: [code] });
  });

  test('refusals with ids for Microsoft’s support, its own correlation id among them', async () => {
    const refused = await entra.token({ client_id: ada, 'client-request-id': 'the-correlation-id' });
    expect(refused.correlation_id).toBe('the-correlation-id');
    expect(refused.error_description).toMatch(/^AADSTS700016: .*Trace ID: \S+ Correlation ID: the-correlation-id/);
  });
});

describe('the refresh token of the service account', () => {
  test('gives a token for Partner Center in its name, with MFA, and another refresh token that works too', async () => {
    const first = await entra.token(byRefreshToken(sandboxSecrets.refreshToken));
    expect(claimsIn(first.access_token)).toMatchObject({
      aud: partnerCenter,
      oid: serviceAccount.objectId,
      scp: 'user_impersonation',
      amr: ['pwd', 'mfa'],
      appid: partnerAppId,
    });
    expect((await entra.token(byRefreshToken(first.refresh_token))).status).toBe(200);
    expect((await entra.token(byRefreshToken(sandboxSecrets.refreshToken))).status).toBe(200);
  });

  test.each([
    ['its sessions were revoked', { sessions: 'revoked' }, 'invalid_grant', [50173, 'bad_token']],
    ['it was not used for 90 days', { sessions: 'expired' }, 'invalid_grant', [700082, 'bad_token']],
    ['its consent was withdrawn', { consent: 'withdrawn' }, 'invalid_grant', [65001, 'consent_required']],
    ['it was disabled', { disabled: true }, 'invalid_grant', [50057, undefined]],
    ['a policy wants MFA again', { challenge: 50076 }, 'interaction_required', [50076, 'basic_action']],
    ['its device is not compliant', { challenge: 53000 }, 'interaction_required', [53000, 'message_only']],
  ] as const)('is refused when %s', async (_, change, error, [code, suberror]) => {
    await entra.control('switches', { oid: serviceAccount.objectId, ...change });
    const refused = await entra.token(byRefreshToken(sandboxSecrets.refreshToken));
    expect(refused).toMatchObject({ status: 400, error, error_codes: [code] });
    expect(refused.suberror).toBe(suberror);
  });

  test('brings the claims that the next sign-in has to meet', async () => {
    await entra.control('switches', { oid: serviceAccount.objectId, challenge: 50076 });
    const { claims } = await entra.token(byRefreshToken(sandboxSecrets.refreshToken));
    expect(JSON.parse(claims)).toMatchObject({ access_token: { capolids: { essential: true } } });
  });

  test('is refused when it is none, or another application’s', async () => {
    expect((await entra.token(byRefreshToken('made-up'))).error_codes).toEqual([70000]);
    const { refresh_token: token } = await entra.token(byRefreshToken(sandboxSecrets.refreshToken));
    expect((await entra.token(byRefreshToken(token, bot))).error_codes).toEqual([70000]);
  });
});

describe('on behalf of an agent', () => {
  test('a token for Partner Center names the agent, once the agent has consented', async () => {
    const assertion = await entra.ssoToken(sam);
    expect(claimsIn(assertion)).toMatchObject({ aud: partnerAppId, ver: '2.0', scp: 'access_as_user', oid: sam });
    const refused = await entra.token(onBehalfOf(assertion));
    expect(refused).toMatchObject({ error: 'invalid_grant', error_codes: [65001], suberror: 'consent_required' });
    await entra.control('switches', { oid: sam, consent: 'given' });
    const given = await entra.token(onBehalfOf(assertion));
    expect(claimsIn(given.access_token)).toMatchObject({ aud: partnerCenter, oid: sam, scp: 'user_impersonation' });
    const account: unknown = JSON.parse(Buffer.from(given.client_info, 'base64url').toString());
    expect(account).toEqual({ uid: sam, utid: partnerTenantId });
    expect((await entra.token(byRefreshToken(given.refresh_token))).status).toBe(200);
  });

  test('tells where the groups are when a token has no room for them', async () => {
    expect(claimsIn(await entra.ssoToken(sam))['groups']).toEqual([groupIds.salesAgents]);
    await entra.control('switches', { oid: sam, groups: 'overage' });
    const claims = claimsIn(await entra.ssoToken(sam));
    expect(claims['groups']).toBeUndefined();
    expect(claims).toMatchObject({ _claim_names: { groups: 'src1' } });
  });

  test('is without MFA where the sign-in was', async () => {
    await entra.control('switches', { oid: sam, consent: 'given', mfa: 'missing' });
    const { access_token: token } = await entra.token(onBehalfOf(await entra.ssoToken(sam)));
    expect(claimsIn(token)['amr']).toEqual(['pwd']);
  });

  test('a challenge is brought that older sign-ins do not meet', async () => {
    const assertion = await entra.ssoToken(sam);
    await entra.control('switches', { oid: sam, consent: 'given', challenge: 50079 });
    expect(await entra.token(onBehalfOf(assertion))).toMatchObject({
      error_codes: [50079],
      error: 'interaction_required',
    });
  });

  test.each<[string, number, (entra: Entra) => Promise<string>]>([
    ['of another audience', 500131, (at) => tokenFor(at, { oid: sam, audience: partnerCenter })],
    ['of an application', 7000114, (at) => tokenFor(at, { kind: 'app-only', audience: partnerAppId })],
    ['of somebody else’s key', 50013, async (at) => new SandboxKeys().sign('entra', claimsIn(await at.ssoToken(sam)))],
    [
      'that has expired',
      500133,
      async (at) => sharedKeys.sign('entra', { ...claimsIn(await at.ssoToken(sam)), exp: 1 }),
    ],
    ['that is no token', 50013, () => Promise.resolve('made.up.token')],
  ])('nothing is given for an assertion %s', async (_, code, assertion) => {
    await entra.control('switches', { oid: sam, consent: 'given' });
    expect((await entra.token(onBehalfOf(await assertion(entra)))).error_codes).toEqual([code]);
  });
});

async function tokenFor(at: Entra, request: object): Promise<string> {
  return String((await at.control('tokens', request))['access_token']);
}

test('a call fails as it was told to, once, and the log of calls names the grant', async () => {
  await entra.control('faults', [{ method: 'POST', path: '/token$', status: 503 }]);
  expect((await fetch(`${entra.url}/${partnerTenantId}/oauth2/v2.0/token`, { method: 'POST' })).status).toBe(503);
  await asApplication('https://graph.microsoft.com/.default');
  const { calls } = (await entra.control('requests', undefined, 'GET')) as { calls: readonly object[] };
  expect(calls).toMatchObject([{ status: 503 }, { status: 200, grant: 'client_credentials' }]);
});
