import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SignJWT, decodeJwt } from 'jose';
import { generate } from 'selfsigned';
import { partnerTenantId } from '../../../sandbox/people.ts';
import { botAppId, partnerAppId, sandboxSecrets } from '../../../sandbox/registrations.ts';
import { AppOnlyTokens } from '../../../services/partner-center/sign-in/app-only-tokens.ts';
import {
  type ClientCredential,
  parseClientCertificate,
} from '../../../services/partner-center/sign-in/client-credential.ts';
import {
  type EntraRegistration,
  entraApplication,
} from '../../../services/partner-center/sign-in/entra-application.ts';
import { partnerCenterScopes } from '../../../services/partner-center/sign-in/token-rules.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { type Entra, byRefreshToken, claimsIn, openEntra, sam } from './entra-client.ts';

interface Pem {
  readonly private: string;
  readonly cert: string;
}

const graph = 'https://graph.microsoft.com';

let entra: Entra;
let known: Pem;
let unknown: Pem;

beforeAll(async () => {
  const made = () => generate([{ name: 'commonName', value: 'Agreement Desk' }]);
  [entra, known, unknown] = await Promise.all([openEntra(), made(), made()]);
});
beforeEach(async () => {
  await entra.control('reset', {});
  for (const client of [botAppId, partnerAppId])
    await entra.control('certificates', { client, certificate: known.cert });
});
afterAll(() => entra.close());

function withCertificate(pem: Pem): ClientCredential {
  const certificate = parseClientCertificate(pem.cert + pem.private, new Date());
  if (typeof certificate === 'string') throw new Error(certificate);
  return { kind: 'certificate', ...certificate };
}

async function workloadToken(): Promise<string> {
  return String((await entra.control('tokens', { kind: 'workload' }))['access_token']);
}

const access = () => ({ entraUrl: entra.url, timeoutMs: 5_000 });
const partner = (credential: ClientCredential): EntraRegistration => ({
  ...{ tenantId: partnerTenantId, clientId: partnerAppId },
  credential,
});

describe.each<[string, () => ClientCredential]>([
  ['a certificate', () => withCertificate(known)],
  ['a token of the identity that it trusts', () => ({ kind: 'assertion', read: workloadToken })],
])('a registration with %s in place of a secret', (_, credential) => {
  test.each([
    ['the bot writes to Teams', botAppId, 'https://api.botframework.com'],
    ['groups are read', partnerAppId, graph],
  ])('gets the token with which %s', async (_what, clientId, resource) => {
    const registration = { ...partner(credential()), clientId };
    const { value } = await new AppOnlyTokens({ registration, resource, ...access() }).getToken('c');
    expect(decodeJwt(value)).toMatchObject({ aud: resource, appid: clientId });
  });

  test('works as the service account, and on behalf of an agent', async () => {
    await entra.control('switches', { oid: sam, consent: 'given' });
    const application = entraApplication(partner(credential()), access());
    const byRefresh = await application.acquireTokenByRefreshToken({
      refreshToken: sandboxSecrets.refreshToken,
      scopes: partnerCenterScopes,
    });
    const oboAssertion = await entra.ssoToken(sam);
    const onBehalf = await application.acquireTokenOnBehalfOf({ oboAssertion, scopes: partnerCenterScopes });
    expect(claimsIn(byRefresh?.accessToken ?? '')).toMatchObject({ scp: 'user_impersonation' });
    expect(claimsIn(onBehalf?.accessToken ?? '')).toMatchObject({ oid: sam });
  });
});

describe('is refused, in Entra’s numbers:', () => {
  const now = () => Math.floor(Date.now() / 1_000);
  const endpoint = `https://login.microsoftonline.com/${partnerTenantId}/oauth2/v2.0/token`;
  const claims = () => ({ iss: partnerAppId, sub: partnerAppId, aud: endpoint, nbf: now(), exp: now() + 600 });

  /** As MSAL writes it, but for what is changed. */
  function assertion(changed: object = {}, header: object = {}, signer = known): Promise<string> {
    const { thumbprintSha256 } = parseClientCertificate(known.cert + known.private, new Date()) as {
      thumbprintSha256: string;
    };
    const x5t = Buffer.from(thumbprintSha256, 'hex').toString('base64url');
    return new SignJWT({ ...claims(), ...changed })
      .setProtectedHeader({ alg: 'PS256', 'x5t#S256': x5t, ...header })
      .sign(createPrivateKey(signer.private));
  }
  const trusted = async (changed: object) =>
    sharedKeys.sign('entra', { ...decodeJwt(await workloadToken()), ...changed });

  const cases: Readonly<Record<string, readonly [number, () => Promise<string>]>> = {
    'a certificate that nobody has added': [700027, () => assertion({}, { 'x5t#S256': 'AAAA' })],
    'the thumbprint of one certificate with the key of another': [700027, () => assertion({}, {}, unknown)],
    'an assertion for somewhere else': [700023, () => assertion({ aud: 'https://example.com' })],
    'an assertion that is over': [700024, () => assertion({ exp: now() - 600 })],
    'an assertion that is not valid yet': [700024, () => assertion({ nbf: now() + 600 })],
    'an assertion of another application': [700021, () => assertion({ sub: botAppId })],
    'an assertion without a signature': [
      700027,
      async () => (await assertion()).replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url')),
    ],
    'no token at all': [50027, () => Promise.resolve('made-up')],
    'a token of somebody whom nobody trusts': [700213, () => trusted({ sub: sam })],
    'a token of another issuer': [700211, () => trusted({ iss: 'https://token.actions.githubusercontent.com' })],
    'a token for something else': [700212, () => trusted({ aud: graph })],
    'an old token of the trusted identity': [700024, () => trusted({ exp: now() - 60 })],
  };

  test.each(Object.entries(cases))('%s', async (_, [code, given]) => {
    const fields = {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await given(),
    };
    const { client_secret: _secret, ...asked } = byRefreshToken(sandboxSecrets.refreshToken);
    expect((await entra.token({ ...asked, ...fields })).error_codes).toEqual([code]);
  });

  test('the certificate of one registration at another, once it has been taken away', async () => {
    await entra.control('reset', {});
    await entra.control('certificates', { client: botAppId, certificate: known.cert });
    const tokens = new AppOnlyTokens({ registration: partner(withCertificate(known)), resource: graph, ...access() });
    await expect(tokens.getToken('c')).rejects.toThrow('AADSTS700027');
  });
});
