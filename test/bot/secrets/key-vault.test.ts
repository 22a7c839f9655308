import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import type { TokenCredential } from '@azure/identity';
import nock from 'nock';
import { AzureKeyVaults, type VaultSecret, parseVaultSecret } from '../../../bot/secrets/key-vault.ts';

const origin = 'https://desk.vault.azure.net';
const secret: VaultSecret = { vaultUrl: origin, name: 'refresh-token' };
const credential: TokenCredential = {
  getToken: () => Promise.resolve({ token: 'vault-token', expiresOnTimestamp: Date.now() + 3_600_000 }),
};
const vaults = () => new AzureKeyVaults({ credential: () => credential });
const challenge = {
  'WWW-Authenticate': `Bearer authorization="https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111", resource="https://vault.azure.net"`,
};

/** As Key Vault does, the first call without a token is answered with a challenge. */
function vaultAnswers(method: 'get' | 'put', path: string, answer: readonly [number, unknown]): unknown[] {
  const bodies: unknown[] = [];
  nock(origin)[method](path).query(true).reply(401, {}, challenge);
  nock(origin, { reqheaders: { authorization: 'Bearer vault-token' } })
    [method](path)
    .query(true)
    .reply((_, body) => {
      bodies.push(body);
      return [answer[0], answer[1] as object];
    });
  return bodies;
}

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
afterAll(() => nock.restore());

test('the newest version of a secret is read, with the time it was written', async () => {
  const attributes = { created: 1_700_000_000, updated: 1_700_000_000, enabled: true };
  vaultAnswers('get', '/secrets/refresh-token/', [
    200,
    { value: 'hidden', id: `${origin}/secrets/refresh-token/1`, attributes },
  ]);
  expect(await vaults().read(secret)).toEqual({ value: 'hidden', since: new Date(1_700_000_000_000) });
});

test('a secret is replaced by a new version', async () => {
  const bodies = vaultAnswers('put', '/secrets/refresh-token', [
    200,
    { value: 'new', id: `${origin}/secrets/refresh-token/2`, attributes: {} },
  ]);
  await vaults().write(secret, 'new');
  expect(bodies).toMatchObject([{ value: 'new' }]);
});

test.each([
  [404, 'SecretNotFound', /does not exist/],
  [403, 'Forbidden', /Key Vault Secrets User/],
])('what Azure refuses with %i %s is said in words, without Azure’s own', async (status, code, words) => {
  vaultAnswers('get', '/secrets/refresh-token/', [status, { error: { code, message: 'caller hidden-identity' } }]);
  const [outcome] = await Promise.allSettled([vaults().read(secret)]);
  const { message } = (outcome as PromiseRejectedResult).reason as Error;
  expect(message).toMatch(words);
  expect(message).not.toMatch(/hidden-identity|vault-token/);
});

test.each([
  ['https://desk.vault.azure.net/secrets/token', { vaultUrl: origin, name: 'token' }],
  [
    'https://desk.vault.azure.net/secrets/token/0123456789abcdef',
    { vaultUrl: origin, name: 'token', version: '0123456789abcdef' },
  ],
])('%s is the identifier of a secret', (identifier, parsed) => {
  expect(parseVaultSecret(identifier)).toEqual(parsed);
});
