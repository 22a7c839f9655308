import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Database } from '../../../services/database/database.ts';
import { PartnerCenterAuthorizationError } from '../../../services/partner-center/http/partner-center-error.ts';
import { AnotherPersonError } from '../../../services/sign-in/agent-tokens.ts';
import { SignInNeededError } from '../../../services/sign-in/sign-in-needed-error.ts';
import { everythingIn } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { entra } from '../../support/microsoft/entra.ts';
import { ada, agentTokensOn, firstKey, refusalOf, sam, tokensOf } from './signed-in-agent.ts';

const minutes = 60_000;

const challenge = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const mfaDemanded = refusalOf({ error: 'interaction_required', code: 50076, claims: challenge });
const revoked = refusalOf({ error: 'invalid_grant', code: 50173 });
const expired = refusalOf({ error: 'invalid_grant', code: 700082 });
const withoutConsent = refusalOf({ error: 'invalid_grant', code: 65001, suberror: 'consent_required' });

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
afterAll(() => nock.restore());

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const [result] = await Promise.allSettled([promise]);
  if (result.status === 'fulfilled') throw new Error('it was to fail and did not');
  return result.reason as Error;
}

describe.each(engines)('an agent’s token, on $engine', ({ create }) => {
  let databases: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    databases = await create();
    database = await databases.open();
  });
  afterEach(() => databases.remove());

  test('is not to be had before the agent has signed in', async () => {
    const error = await failureOf(agentTokensOn(database).tokens.getToken(ada));
    expect(error).toMatchObject({ code: 'partner-center-sign-in-needed', because: 'first', mayHaveBeenDone: false });
  });

  test('is got on behalf of the agent from the token that Teams brings, for Partner Center alone', async () => {
    const { asked } = entra(tokensOf(ada));
    const { tokens } = agentTokensOn(database);
    await tokens.signInWithToken(ada, 'assertion-of-ada');
    expect(Object.fromEntries(asked[0]!)).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion: 'assertion-of-ada',
    });
    expect(asked[0]!.get('scope')).toContain('https://api.partnercenter.microsoft.com/user_impersonation');
    expect(await tokens.getToken(ada)).toBe('access-first');
    expect(asked).toHaveLength(1);
  });

  test('is there at another instance, and after a restart asks nobody again', async () => {
    const { asked } = entra(tokensOf(ada));
    await agentTokensOn(database).tokens.signInWithToken(ada, 'assertion');
    const elsewhere = agentTokensOn(await databases.open());
    expect(await elsewhere.tokens.getToken(ada)).toBe('access-first');
    expect(asked).toHaveLength(1);
    expect(await failureOf(elsewhere.tokens.getToken(sam))).toMatchObject({ because: 'first' });
  });

  test('is renewed with the refresh token, whichever way the agent signed in, and once for any number who ask', async () => {
    const { asked } = entra(tokensOf(ada), tokensOf(ada, 'second'));
    const { tokens, time } = agentTokensOn(database);
    await tokens.signInWithToken(ada, 'assertion');
    time.passedMs = 2 * minutes;
    tokens.dropToken(ada, 'access-first');
    const got = await Promise.all(Array.from({ length: 5 }, () => tokens.getToken(ada)));
    expect(new Set(got)).toEqual(new Set(['access-second']));
    expect(asked).toHaveLength(2);
    expect(asked[1]!.get('grant_type')).toBe('refresh_token');
    expect(asked[1]!.get('refresh_token')).toBe('refresh-first');
    expect(await agentTokensOn(await databases.open()).tokens.getToken(ada)).toBe('access-second');
  });

  test('stays where it was refused within a minute: another would fare no better', async () => {
    entra(tokensOf(ada));
    const { tokens } = agentTokensOn(database);
    await tokens.signInWithToken(ada, 'assertion');
    expect(tokens.dropToken(ada, 'access-first')).toBe(false);
    expect(await tokens.getToken(ada)).toBe('access-first');
  });

  test.each([
    ['the permission was taken back', withoutConsent, { because: 'consent', claims: undefined }],
    ['the sessions were revoked', revoked, { because: 'again', claims: undefined }],
    ['the refresh token has expired', expired, { because: 'again', claims: undefined }],
    ['a second factor is asked for', mfaDemanded, { because: 'proof', claims: challenge }],
  ])('asks for a sign-in where %s', async (_what, refusal, wanted) => {
    entra(tokensOf(ada), refusal);
    const { tokens, time, log } = agentTokensOn(database);
    await tokens.signInWithToken(ada, 'assertion');
    time.passedMs = 2 * minutes;
    tokens.dropToken(ada, 'access-first');
    const error = await failureOf(tokens.getToken(ada));
    expect(error).toBeInstanceOf(SignInNeededError);
    expect(error).toMatchObject(wanted);
    expect(everythingIn(log.lines)).not.toMatch(/adatum|access-|refresh-|assertion/);
  });

  test.each([
    ['consent is missing', withoutConsent, 'consent'],
    ['a second factor is asked for', mfaDemanded, 'proof'],
    ['the token of Teams is refused', refusalOf({ error: 'invalid_grant', code: 500133 }), 'again'],
  ])('is not kept where %s at the exchange', async (_what, refusal, because) => {
    entra(refusal);
    const { tokens } = agentTokensOn(database);
    expect(await failureOf(tokens.signInWithToken(ada, 'assertion'))).toMatchObject({ because });
    expect(await failureOf(tokens.getToken(ada))).toMatchObject({ because: 'first' });
  });

  test('is not asked for anew while Entra is away, and the agent is not sent to sign in for that', async () => {
    entra(tokensOf(ada), refusalOf({ error: 'temporarily_unavailable', code: 90033 }));
    const { tokens, time } = agentTokensOn(database);
    await tokens.signInWithToken(ada, 'assertion');
    time.passedMs = 2 * minutes;
    tokens.dropToken(ada, 'access-first');
    expect(await failureOf(tokens.getToken(ada))).toMatchObject({ code: 'sign-in-busy' });
    expect(await tokens.isSignedIn(ada)).toBe(true);
  });

  test('is not given again once Partner Center wants more than it proves, until the agent has signed in anew', async () => {
    entra(tokensOf(ada), tokensOf(ada, 'second'));
    const { tokens } = agentTokensOn(database);
    await tokens.signInWithToken(ada, 'assertion');
    const call = { requestId: 'r', correlationId: 'c', route: 'POST /v1/customers' };
    tokens.explain(ada, new PartnerCenterAuthorizationError(call, { reason: 'token-refused', challenge }));
    expect(await failureOf(tokens.getToken(ada))).toMatchObject({ because: 'proof', claims: challenge });
    await tokens.signInWithToken(ada, 'assertion');
    expect(await tokens.getToken(ada)).toBe('access-second');
  });

  test('of somebody else is thrown away', async () => {
    entra(tokensOf(sam, 'first', { nonce: 'nonce' }));
    const { tokens } = agentTokensOn(database);
    const given = {
      code: 'code',
      codeVerifier: 'v'.repeat(43),
      nonce: 'nonce',
      redirectUri: 'https://desk.example/auth/end',
    };
    expect(await failureOf(tokens.signInWithCode(ada, given))).toBeInstanceOf(AnotherPersonError);
    expect([await tokens.isSignedIn(ada), await tokens.isSignedIn(sam)]).toEqual([false, false]);
  });

  test('is gone after signing out, at every instance', async () => {
    entra(tokensOf(ada));
    const [here, there] = [agentTokensOn(database), agentTokensOn(await databases.open())];
    await here.tokens.signInWithToken(ada, 'assertion');
    await there.tokens.getToken(ada);
    expect(await here.tokens.signOut(ada)).toBe(true);
    expect(await failureOf(there.tokens.getToken(ada))).toMatchObject({ because: 'first' });
    expect(await here.tokens.signOut(ada)).toBe(false);
  });

  test('is in the database as no text that anybody could use', async () => {
    entra(tokensOf(ada));
    await agentTokensOn(database).tokens.signInWithToken(ada, 'assertion');
    const stored = JSON.stringify(await database.query.selectFrom('agent_tokens').selectAll().execute());
    expect(stored).not.toMatch(/access-|refresh-|adatum/);
  });

  test('outlives a change of keys while both are set, and is then encrypted with the new one', async () => {
    const newKey = randomBytes(32);
    entra(tokensOf(ada));
    await agentTokensOn(database).tokens.signInWithToken(ada, 'assertion');
    expect(await agentTokensOn(database, [newKey, firstKey]).tokens.getToken(ada)).toBe('access-first');
    expect(await agentTokensOn(database, [newKey]).tokens.getToken(ada)).toBe('access-first');
  });

  test('that no key opens is dropped, said and counted, and the agent signs in again', async () => {
    entra(tokensOf(ada));
    await agentTokensOn(database).tokens.signInWithToken(ada, 'assertion');
    const { tokens, log } = agentTokensOn(database, [randomBytes(32)]);
    expect(await failureOf(tokens.getToken(ada))).toMatchObject({ because: 'again' });
    expect(tokens.unreadable).toBe(1);
    expect(log.lines).toMatchObject([{ level: 'error', phrase: 'stored sign-in could not be read' }]);
    expect(await tokens.isSignedIn(ada)).toBe(false);
  });

  test('moved to the row of another agent is none', async () => {
    entra(tokensOf(ada));
    const { tokens } = agentTokensOn(database);
    await tokens.signInWithToken(ada, 'assertion');
    await database.query.updateTable('agent_tokens').set({ agent_id: sam }).execute();
    expect(await failureOf(tokens.getToken(sam))).toMatchObject({ because: 'again' });
  });
});

describe('what Partner Center says of an agent’s token', () => {
  const call = { requestId: 'r', correlationId: 'c', route: 'GET /v1/customers' };
  const tokens = () => agentTokensOn({} as Database).tokens;

  test('asks for a second factor where that is missing', () => {
    const error = tokens().explain(
      ada,
      new PartnerCenterAuthorizationError(call, { reason: 'mfa-missing', status: 401 }),
    );
    expect(error).toMatchObject({
      because: 'proof',
      claims: '{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}',
    });
  });

  test('passes on exactly what Partner Center asks for', () => {
    const failure = { reason: 'token-refused', status: 401, challenge } as const;
    expect(tokens().explain(ada, new PartnerCenterAuthorizationError(call, failure))).toMatchObject({
      claims: challenge,
    });
  });

  test('stays as it is where no sign-in would help', () => {
    const error = new PartnerCenterAuthorizationError(call, { reason: 'forbidden', status: 403 });
    expect(tokens().explain(ada, error)).toBe(error);
  });
});
