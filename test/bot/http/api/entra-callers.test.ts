import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EntraCallers } from '../../../../bot/http/api/entra-callers.ts';
import { type EntraSandbox, startEntraSandbox } from '../../../../sandbox/entra/entra-sandbox.ts';
import { SandboxKeys } from '../../../../sandbox/entra/sandbox-keys.ts';
import { partnerTenantId, people } from '../../../../sandbox/people.ts';
import { partnerAppId } from '../../../../sandbox/registrations.ts';

const resource = 'api://desk.example/botid-22222222-2222-4222-8222-222222222222';
const oid = people[0]?.objectId ?? '';
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const good = {
  ...{ aud: partnerAppId, iss: `https://login.microsoftonline.com/${partnerTenantId}/v2.0`, tid: partnerTenantId, oid },
  ...{ name: 'Ada Lindqvist', scp: 'access_as_user', nbf: inSeconds(-60), exp: inSeconds(600) },
};

let entra: EntraSandbox;
let keys: SandboxKeys;
let callers: EntraCallers;

beforeAll(async () => {
  keys = new SandboxKeys();
  entra = await startEntraSandbox({ keys });
  callers = openCallers();
});
afterAll(() => entra.close());

function openCallers(): EntraCallers {
  const address = { tenantId: partnerTenantId, clientId: partnerAppId, resource, entraUrl: entra.url };
  return new EntraCallers({ ...address, keysKeptMs: 0 });
}

const bearer = async (claims: object, header = {}) => `Bearer ${await keys.sign('entra', { ...claims }, header)}`;
const withoutClaim = (name: keyof typeof good) =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

describe('a caller of the API', () => {
  test('is known by a token of Entra for this app, by either of its names and in either version', async () => {
    const ada = { agentId: oid, name: 'Ada Lindqvist' };
    expect(await callers.identify(await bearer(good))).toEqual(ada);
    expect(await callers.identify(await bearer({ ...good, aud: resource }))).toEqual(ada);
    const v1 = `https://sts.windows.net/${partnerTenantId}/`;
    expect(await callers.identify(await bearer({ ...good, iss: v1, scp: 'openid access_as_user' }))).toEqual(ada);
  });

  test.each(['preferred_username', 'upn'])('is known to Microsoft’s sign-in page by %s', async (claim) => {
    const token = await bearer({ ...good, [claim]: 'ada@adatum.example' });
    expect(await callers.identify(token)).toMatchObject({ loginName: 'ada@adatum.example' });
  });

  test.each<[string, () => string | undefined | Promise<string>, string]>([
    ['nothing', () => undefined, 'token-missing'],
    ['another scheme', () => 'Basic abc', 'token-malformed'],
    ['no token', () => 'Bearer not-a-token', 'token-malformed'],
    ['an old token', () => bearer({ ...good, exp: inSeconds(-600) }), 'token-expired'],
    ['a token that never ends', () => bearer(withoutClaim('exp')), 'token-malformed'],
    ['a token from the future', () => bearer({ ...good, nbf: inSeconds(600) }), 'token-not-yet-valid'],
    ['a token for another app', () => bearer({ ...good, aud: 'https://graph.microsoft.com' }), 'token-audience'],
    ['an issuer of another tenant', () => bearer({ ...good, iss: good.iss.replace('1111', '9999') }), 'token-issuer'],
    ['a person of another tenant', () => bearer({ ...good, tid: oid }), 'token-issuer'],
    ['a token for something else', () => bearer({ ...good, scp: 'User.Read' }), 'token-scope'],
    ['an app without a person', () => bearer({ ...withoutClaim('scp'), roles: ['access_as_user'] }), 'token-no-person'],
    ['a token without a person', () => bearer(withoutClaim('oid')), 'token-no-person'],
    ['a key that nobody published', () => bearer(good, { kid: 'made-up' }), 'token-key-unknown'],
  ])('is nobody with %s', async (_what, authorization, reason) => {
    expect(await callers.identify(await authorization())).toEqual({ refused: reason });
  });

  test('is nobody with a token that somebody else signed, or nobody', async () => {
    const forged = new SandboxKeys();
    const [header = ''] = (await bearer(good)).slice('Bearer '.length).split('.');
    const [, payload = '', signature = ''] = (await forged.sign('entra', good)).split('.');
    expect(await callers.identify(`Bearer ${header}.${payload}.${signature}`)).toEqual({ refused: 'token-signature' });
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await callers.identify(`Bearer ${unsigned}.${payload}.${signature}`)).toEqual({
      refused: 'token-algorithm',
    });
  });

  test('is known by a new key as soon as Entra signs with it', async () => {
    const rotating = openCallers();
    expect(await rotating.identify(await bearer(good))).toMatchObject({ agentId: oid });
    await fetch(`${entra.url}/sandbox/keys`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ signer: 'entra' }),
    });
    expect(await rotating.identify(await bearer(good))).toMatchObject({ agentId: oid });
  });

  test('is not turned away for good while Entra is away', async () => {
    const away = new EntraCallers({
      ...{ tenantId: partnerTenantId, clientId: partnerAppId, resource, entraUrl: 'http://127.0.0.1:9' },
    });
    expect(await away.identify(await bearer(good))).toEqual({ refused: 'keys-unavailable' });
  });
});
