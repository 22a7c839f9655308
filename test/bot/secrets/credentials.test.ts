import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import nock from 'nock';
import { generate } from 'selfsigned';
import { ConfigError, type Environment, readProductionSettings } from '../../../bot/settings/config.ts';
import { botRegistration, partnerRegistration } from '../../../bot/secrets/registrations.ts';
import { AppOnlyTokens } from '../../../services/partner-center/sign-in/app-only-tokens.ts';
import { requiredSettings } from '../../support/required-settings.ts';
import { entra, graphToken, microsoftsAddresses, registration } from '../../support/microsoft/entra.ts';

const { tenantId, clientId } = registration;
const { MicrosoftAppPassword, PARTNER_CLIENT_SECRET, ...others } = requiredSettings;
const secrets = { MicrosoftAppPassword, PARTNER_CLIENT_SECRET };
const required = { ...others, PARTNER_TENANT_ID: tenantId, PARTNER_CLIENT_ID: clientId };

interface Pem {
  readonly private: string;
  readonly cert: string;
}
let pem: Pem;
let other: Pem;
let ended: Pem;
let elliptic: Pem;
let folder: string;

beforeAll(async () => {
  const made = (days: [string, string], keyType: 'rsa' | 'ec' = 'rsa') =>
    generate([{ name: 'commonName', value: 'Agreement Desk' }], {
      keyType,
      notBeforeDate: new Date(days[0]),
      notAfterDate: new Date(days[1]),
    });
  [pem, other, ended, elliptic] = await Promise.all([
    made(['2020-01-01', '2099-01-01']),
    made(['2020-01-01', '2099-01-01']),
    made(['2020-01-01', '2021-01-01']),
    made(['2020-01-01', '2099-01-01'], 'ec'),
  ]);
  folder = mkdtempSync(join(tmpdir(), 'agreement-desk-credentials-'));
});
beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  nock.restore();
});

function complaintsAbout(given: Environment): readonly string[] {
  try {
    readProductionSettings({ ...required, ...given });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

describe('each registration proves itself in one way', () => {
  test('a secret is asked for, and what may stand in its place is named', () => {
    expect(complaintsAbout({})).toEqual([
      'MicrosoftAppPassword is missing: set it, or MicrosoftAppCertificate or MicrosoftAppFederation in its place',
      'PARTNER_CLIENT_SECRET is missing: set it, or PARTNER_CLIENT_CERTIFICATE or PARTNER_CLIENT_FEDERATION in its place',
    ]);
  });

  test('two ways at once stop the start', () => {
    expect(complaintsAbout({ ...secrets, PARTNER_CLIENT_FEDERATION: '/token', PORT: 'x' })).toEqual([
      'PORT must be a port number',
      'PARTNER_CLIENT_FEDERATION must not be set beside PARTNER_CLIENT_SECRET: keep one of them',
    ]);
  });

  test('a bot with a managed identity takes none', () => {
    const { MicrosoftAppPassword: _, ...ofPartner } = secrets;
    const managed = { ...ofPartner, MicrosoftAppType: 'UserAssignedMsi' };
    expect(complaintsAbout(managed)).toEqual([]);
    expect(botRegistration(readProductionSettings({ ...required, ...managed }))).toBeUndefined();
    expect(complaintsAbout({ ...managed, ...secrets })).toEqual([
      'MicrosoftAppPassword must not be set for MicrosoftAppType=UserAssignedMsi',
    ]);
  });

  test.each([
    ['is no PEM', () => 'MIIKcQIBAzCCCi0GCSqGSIb3DQEHAaCCCh4='],
    ['holds no certificate', () => pem.private],
    ['holds no private key', () => pem.cert],
    ['holds a private key of another certificate', () => pem.cert + other.private],
    ['has a key that is not RSA', () => elliptic.cert + elliptic.private],
    ['ended on 2021-01-01', () => ended.cert + ended.private],
    ['cannot be read', () => pem.private + pem.cert.replace('MII', 'BBB')],
  ])('a certificate that %s stops the start, without what is in it', (why, text) => {
    const complaints = complaintsAbout({ ...secrets, PARTNER_CLIENT_SECRET: '', PARTNER_CLIENT_CERTIFICATE: text() });
    expect(complaints).toEqual([expect.stringContaining(`PARTNER_CLIENT_CERTIFICATE ${why}`)]);
    expect(complaints[0]).not.toContain('MII');
  });

  test('what a registration trusts has to be an identity or a path', () => {
    const complaints = complaintsAbout({ ...secrets, PARTNER_CLIENT_SECRET: '', PARTNER_CLIENT_FEDERATION: 'token' });
    expect(complaints).toEqual([expect.stringContaining('PARTNER_CLIENT_FEDERATION must be the client id')]);
  });
});

describe('Entra is asked for a token', () => {
  async function assertionFor(given: Environment): Promise<string> {
    const { asked } = entra(graphToken);
    const settings = readProductionSettings({ ...required, MicrosoftAppPassword: 'x', ...given });
    const access = { ...microsoftsAddresses, timeoutMs: 30_000, resource: 'https://graph.microsoft.com' };
    await new AppOnlyTokens({ registration: partnerRegistration(settings), ...access }).getToken('1');
    expect(asked[0]!.get('client_secret')).toBeNull();
    expect(asked[0]!.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    return asked[0]!.get('client_assertion')!;
  }

  test('with an assertion that the certificate has signed, also where its setting stands in one line', async () => {
    const inOneLine = (pem.private + pem.cert).replaceAll('\r', '').replaceAll('\n', '\\n');
    const assertion = await assertionFor({ PARTNER_CLIENT_CERTIFICATE: inOneLine });
    expect(decodeJwt(assertion)).toMatchObject({ iss: clientId, sub: clientId });
    expect(decodeProtectedHeader(assertion)).toHaveProperty('x5t#S256');
  });

  test('with the token of a workload identity, as its file has it now', async () => {
    const path = join(folder, 'token');
    writeFileSync(path, 'token-of-kubernetes\n');
    expect(await assertionFor({ PARTNER_CLIENT_FEDERATION: path })).toBe('token-of-kubernetes');
  });
});
