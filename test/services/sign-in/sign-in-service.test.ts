import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type CryptoKey, type JWK, SignJWT, exportJWK, generateKeyPair } from 'jose';
import nock from 'nock';
import type { Database } from '../../../services/database/database.ts';
import type { AgentId } from '../../../services/ids.ts';
import { SignInNeededError, type SignInReason } from '../../../services/sign-in/sign-in-needed-error.ts';
import { SignInService } from '../../../services/sign-in/sign-in-service.ts';
import { SignInStore } from '../../../services/sign-in/sign-in-store.ts';
import { SsoTokens } from '../../../services/sign-in/sso-token.ts';
import { TokenCipher } from '../../../services/sign-in/token-cipher.ts';
import { everythingIn } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { entra, registration } from '../../support/microsoft/entra.ts';
import { until } from '../../support/until.ts';
import { ada, agentTokensOn, firstKey, refusalOf, sam, tokensOf } from './signed-in-agent.ts';

const { tenantId, clientId } = registration;
const resource = 'api://desk.example/botid-22222222-2222-4222-8222-222222222222';
const entraUrl = 'https://login.microsoftonline.com';
const issuer = `${entraUrl}/${tenantId}/v2.0`;
const hour = 60 * 60_000;

interface Pair {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

let pairs: readonly [Pair, Pair];
const newPair = async (kid: string): Promise<Pair> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
};

/** The keys that Entra shows; the last answer stays. */
function entraKeys(...answers: readonly (readonly Pair[])[]): { readonly asked: () => number } {
  let asked = 0;
  nock(entraUrl)
    .persist()
    .get(`/${tenantId}/discovery/v2.0/keys`)
    .reply(() => [200, { keys: (answers[asked++] ?? answers.at(-1)!).map(({ jwk }) => jwk) }]);
  return { asked: () => asked };
}

/** A token as Teams brings it. */
async function ssoToken(changed: Record<string, unknown> = {}, pair = pairs[0]): Promise<string> {
  const claims = {
    oid: ada,
    tid: tenantId,
    scp: 'access_as_user',
    preferred_username: 'ada@adatum.example',
    iss: issuer,
    aud: clientId,
    ...changed,
  };
  const now = Math.floor(Date.now() / 1_000);
  const jwt = new SignJWT({ nbf: now - 60, exp: now + 3600, ...claims });
  return jwt.setProtectedHeader({ alg: 'RS256', kid: pair.jwk.kid! }).sign(pair.privateKey);
}

beforeAll(async () => {
  pairs = [await newPair('one'), await newPair('two')];
});
beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
afterAll(() => nock.restore());

function serviceOn(database: Database) {
  const { tokens, log } = agentTokensOn(database);
  const time = { passedMs: 0 };
  const signIns = new SignInService({
    tokens,
    signIns: new SignInStore(database),
    ssoTokens: new SsoTokens({ tenantId, clientId, resource, entraUrl }),
    cipher: new TokenCipher([firstKey]),
    startUrl: 'https://desk.example/auth/start',
    resource,
    clock: { now: () => new Date(Date.now() + time.passedMs) },
    log,
  });
  return { signIns, tokens, log, time };
}

const needed = (reason: SignInReason, claims?: string) =>
  new SignInNeededError({ requestId: 'r', correlationId: 'c', route: 'GET /v1/customers' }, { reason, claims });

const task = 'confirm contoso for jane@doe.example';

const ask = (service: SignInService, agentId: AgentId = ada, error = needed('first')) =>
  service.begin(error, { agentId, language: 'sv', task, replaces: 'card-1' });

/** Asks, and Teams has said which message the card stands in. */
async function begin(service: SignInService, agentId?: AgentId, error?: SignInNeededError) {
  const request = await ask(service, agentId, error);
  await service.noteMessage(request.signInId, 'message-1');
  return request;
}

describe.each(engines)('a sign-in, on $engine', ({ create }) => {
  let databases: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    databases = await create();
    database = await databases.open();
  });
  afterEach(() => databases.remove());

  test('leads back to what the agent was doing, once', async () => {
    entraKeys(pairs);
    entra(tokensOf(ada));
    const { signIns, tokens } = serviceOn(database);
    const { signInId, exchange } = await begin(signIns);
    const token = await ssoToken();
    expect(await signIns.exchange(ada, { id: exchange!.id, token })).toEqual({
      kind: 'signed-in',
      resumed: { signInId, task, replaces: 'card-1', messageId: 'message-1' },
    });
    expect(await tokens.getToken(ada)).toBe('access-first');
    expect(await signIns.exchange(ada, { id: exchange!.id, token })).toEqual({ kind: 'signed-in', resumed: undefined });
    await signIns.end(signInId);
    expect(await database.query.selectFrom('sign_ins').selectAll().execute()).toEqual([]);
    expect(await signIns.exchange(ada, { id: exchange!.id, token })).toEqual({ kind: 'signed-in', resumed: undefined });
  });

  test('knows its message where a device brings the token before Teams has said which message that is', async () => {
    entraKeys(pairs);
    entra(tokensOf(ada));
    const { signIns } = serviceOn(database);
    const { signInId: id } = await ask(signIns);
    const exchanging = signIns.exchange(ada, { id, token: await ssoToken() });
    await until('the exchange', async () => {
      const [row] = await database.query.selectFrom('sign_ins').select('exchange').execute();
      return row?.exchange === 'taken';
    });
    await signIns.noteMessage(id, 'message-1');
    expect(await exchanging).toMatchObject({ resumed: { messageId: 'message-1' } });
  });

  test('goes on once more where the process died that had gone on, and not before it is known to have died', async () => {
    entraKeys(pairs);
    entra(tokensOf(ada));
    const { signIns, time } = serviceOn(database);
    const { signInId: id } = await begin(signIns);
    const token = await ssoToken();
    const exchanged = async () => {
      const result = await signIns.exchange(ada, { id, token });
      return result.kind === 'signed-in' && result.resumed !== undefined;
    };
    expect([await exchanged(), await exchanged()]).toEqual([true, false]);
    time.passedMs = 31_000;
    expect([await exchanged(), await exchanged()]).toEqual([true, false]);
  });

  test('asks Entra once for a token that arrives three times at two instances, and goes on once', async () => {
    entraKeys(pairs);
    const { asked } = entra(tokensOf(ada));
    const [here, there] = [serviceOn(database), serviceOn(await databases.open())];
    const { signInId: id } = await begin(here.signIns);
    const token = await ssoToken();
    const results = await Promise.all([here, there, there].map(({ signIns }) => signIns.exchange(ada, { id, token })));
    expect(results.map(({ kind }) => kind)).toEqual(['signed-in', 'signed-in', 'signed-in']);
    expect(results.filter((result) => result.kind === 'signed-in' && result.resumed)).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  test('is refused for all devices alike where consent is missing, and Entra is asked once', async () => {
    entraKeys(pairs);
    const { asked } = entra(refusalOf({ error: 'invalid_grant', code: 65001, suberror: 'consent_required' }));
    const [here, there] = [serviceOn(database), serviceOn(await databases.open())];
    const { signInId: id } = await begin(here.signIns);
    const token = await ssoToken();
    const results = await Promise.all([here, there, here].map(({ signIns }) => signIns.exchange(ada, { id, token })));
    expect(results).toEqual([{ kind: 'refused' }, { kind: 'refused' }, { kind: 'refused' }]);
    expect(asked).toHaveLength(1);
  });

  test('keeps what Entra asked for at the exchange, for the page', async () => {
    entraKeys(pairs);
    entra(refusalOf({ error: 'interaction_required', code: 50076, claims: '{"access_token":{}}' }));
    const { signIns } = serviceOn(database);
    const { signInId: id } = await begin(signIns);
    expect(await signIns.exchange(ada, { id, token: await ssoToken() })).toEqual({ kind: 'refused' });
    const [row] = await database.query.selectFrom('sign_ins').select('claims').execute();
    expect(row).toEqual({ claims: '{"access_token":{}}' });
  });

  test('is not left to Teams alone where Microsoft asks for another proof', async () => {
    const { exchange, url } = await begin(serviceOn(database).signIns, ada, needed('proof', '{"access_token":{}}'));
    expect(exchange).toBeUndefined();
    expect(url).toMatch(/^https:\/\/desk\.example\/auth\/start\?id=[\w-]{32}$/);
  });

  test('of another agent cannot be ended', async () => {
    entraKeys(pairs);
    entra(tokensOf(sam));
    const { signIns, log } = serviceOn(database);
    const { signInId: id } = await begin(signIns);
    const token = await ssoToken({ oid: sam });
    expect(await signIns.exchange(sam, { id, token })).toEqual({ kind: 'refused' });
    expect(await signIns.exchange(ada, { id, token })).toEqual({ kind: 'refused' });
    expect(log.lines).toMatchObject([{ phrase: 'token from teams was refused', fields: { fault: 'another-person' } }]);
    expect(everythingIn(log.lines)).not.toContain(token);
  });

  test('is too old after a day, and its row goes', async () => {
    entraKeys(pairs);
    const { signIns, time } = serviceOn(database);
    const { signInId: id } = await begin(signIns);
    time.passedMs = 25 * hour;
    expect(await signIns.exchange(ada, { id, token: await ssoToken() })).toEqual({ kind: 'refused' });
    await begin(signIns);
    expect(await database.query.selectFrom('sign_ins').selectAll().execute()).toHaveLength(1);
  });

  test('ends with the agent’s signing out', async () => {
    const { signIns } = serviceOn(database);
    await begin(signIns);
    await begin(signIns, sam);
    await signIns.signOut(ada);
    const rows = await database.query.selectFrom('sign_ins').select('agent_id').execute();
    expect(rows).toEqual([{ agent_id: sam }]);
  });

  test('shows its button alone where Teams cannot bring a token', async () => {
    const { signIns } = serviceOn(database);
    await begin(signIns);
    const [shown, ...others] = await signIns.giveUpExchange(ada);
    expect(shown).toMatchObject({
      messageId: 'message-1',
      language: 'sv',
      request: { because: 'first', exchange: undefined },
    });
    expect([others, await signIns.giveUpExchange(ada)]).toEqual([[], []]);
  });

  test('is stored without what the agent typed', async () => {
    await begin(serviceOn(database).signIns);
    const stored = JSON.stringify(await database.query.selectFrom('sign_ins').selectAll().execute());
    expect(stored).not.toMatch(/contoso|jane|adatum/);
  });
});

describe('a token that Teams brings', () => {
  const verify = async (token: string) => new SsoTokens({ tenantId, clientId, resource, entraUrl }).verify(token, ada);
  const refused = { fault: expect.any(String) };

  test.each([
    ['of this app', {}],
    ['of this app by its address, of the older kind', { aud: resource, iss: `https://sts.windows.net/${tenantId}/` }],
  ])('is taken: %s', async (_what, changed) => {
    entraKeys(pairs);
    expect(await verify(await ssoToken(changed))).toEqual({ loginName: 'ada@adatum.example' });
  });

  test.each([
    ['for another app', { aud: '99999999-9999-4999-8999-999999999999' }],
    ['for Partner Center', { aud: 'https://api.partnercenter.microsoft.com' }],
    ['of another tenant', { tid: '99999999-9999-4999-8999-999999999999' }],
    ['of another issuer', { iss: 'https://login.microsoftonline.com/99999999-9999-4999-8999-999999999999/v2.0' }],
    ['of another person', { oid: sam }],
    ['without the scope', { scp: 'openid profile' }],
    ['of an app by itself', { scp: undefined }],
    ['expired', { exp: Math.floor(Date.now() / 1_000) - 60 }],
    ['not yet valid', { nbf: Math.floor(Date.now() / 1_000) + 600 }],
    ['without an end', { exp: undefined }],
  ])('is refused: %s', async (_what, changed) => {
    entraKeys(pairs);
    expect(await verify(await ssoToken(changed))).toEqual(refused);
  });

  test('is refused without a signature, and with one of an unknown key', async () => {
    entraKeys([pairs[0]]);
    const [, claims] = (await ssoToken()).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    expect(await verify(unsigned)).toEqual(refused);
    expect(await verify(await ssoToken({}, pairs[1]))).toEqual({ fault: 'ERR_JWKS_NO_MATCHING_KEY' });
  });

  test('is taken after Entra has changed its keys', async () => {
    const { asked } = entraKeys([pairs[0]], [pairs[1]]);
    const tokens = new SsoTokens({ tenantId, clientId, resource, entraUrl, keysKeptMs: 0 });
    expect(await tokens.verify(await ssoToken(), ada)).not.toHaveProperty('fault');
    expect(await tokens.verify(await ssoToken({}, pairs[1]), ada)).not.toHaveProperty('fault');
    expect(asked()).toBe(2);
  });

  test('is refused while Entra’s keys cannot be had', async () => {
    nock(entraUrl).get(`/${tenantId}/discovery/v2.0/keys`).reply(503);
    expect(await verify(await ssoToken())).toEqual(refused);
  });
});
