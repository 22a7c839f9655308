import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { microsoftFailure } from '../../../../services/agreements/failure-reason.ts';
import { AppUserTokens } from '../../../../services/partner-center/sign-in/app-user-tokens.ts';
import { PartnerCenterAuthorizationError } from '../../../../services/partner-center/http/partner-center-error.ts';
import { CapturedLog, everythingIn } from '../../../support/captured-log.ts';
import {
  entra,
  microsoftsAddresses,
  partnerCenterToken,
  refusal,
  registration,
  secrets,
  unchanging,
} from '../../../support/microsoft/entra.ts';
import { agent, openClient } from '../support.ts';

const minutes = 60_000;

function appUserTokens(timeoutMs = 30_000) {
  const log = new CapturedLog();
  const time = { passedMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.passedMs) };
  return {
    tokens: new AppUserTokens({
      registration,
      refreshTokens: unchanging(secrets.refreshToken),
      clock,
      log,
      timeoutMs,
      ...microsoftsAddresses,
    }),
    log,
    time,
  };
}

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const [result] = await Promise.allSettled([promise]);
  if (result.status === 'fulfilled') throw new Error('it was to fail and did not');
  return result.reason as Error;
}

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
// An interceptor that a file leaves behind stacks on the next file's in the same worker.
afterAll(() => nock.restore());

describe('a token for Partner Center', () => {
  test('is asked for with the service account’s refresh token and the delegated permission', async () => {
    const { asked } = entra(partnerCenterToken());
    expect(await appUserTokens().tokens.getToken()).toBe(secrets.partnerCenterToken);
    expect(Object.fromEntries(asked[0]!)).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: secrets.refreshToken,
      client_id: registration.clientId,
      client_secret: secrets.clientSecret,
    });
    expect(asked[0]!.get('scope')!.split(' ')).toContain('https://api.partnercenter.microsoft.com/user_impersonation');
  });

  test('serves until five minutes before it expires', async () => {
    const { asked } = entra(partnerCenterToken('first'), partnerCenterToken('second'));
    const { tokens, time } = appUserTokens();
    await tokens.getToken();
    time.passedMs = 54 * minutes;
    expect(await tokens.getToken()).toBe('first');
    expect(asked).toHaveLength(1);
    time.passedMs = 56 * minutes;
    expect(await tokens.getToken()).toBe('second');
  });

  test('is asked for once by any number of agents at the same time', async () => {
    const { asked } = entra(partnerCenterToken());
    const { tokens } = appUserTokens();
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.getToken()));
    expect(new Set(all)).toEqual(new Set([secrets.partnerCenterToken]));
    expect(asked).toHaveLength(1);
  });

  test('is always renewed with the configured refresh token, so that a restart changes nothing', async () => {
    const { asked } = entra(partnerCenterToken());
    const { tokens, time } = appUserTokens();
    await tokens.getToken();
    time.passedMs = 60 * minutes;
    await tokens.getToken();
    expect(asked.map((request) => request.get('refresh_token'))).toEqual([secrets.refreshToken, secrets.refreshToken]);
  });

  test('comes in spite of a busy sign-in service', async () => {
    const { asked } = entra(
      [503, 'busy', { 'retry-after': '0' }],
      [429, {}, { 'retry-after': '0' }],
      partnerCenterToken(),
    );
    expect(await appUserTokens().tokens.getToken()).toBe(secrets.partnerCenterToken);
    expect(asked).toHaveLength(3);
  });
});

describe('when Entra gives no token', () => {
  test.each([
    ['has expired', refusal(400, 'invalid_grant', 700082)],
    ['was revoked', refusal(400, 'invalid_grant', 50173, 'bad_token')],
    ['needs a new sign-in with MFA', refusal(400, 'interaction_required', 50076)],
  ])('tells the operator to renew consent when the refresh token %s', async (_, answer) => {
    entra(answer);
    const { tokens, log } = appUserTokens();
    const error = await failureOf(tokens.getToken());
    if (!(error instanceof PartnerCenterAuthorizationError)) throw error;
    expect(error).toMatchObject({ reason: 'token-refused', mayHaveBeenDone: false, cause: expect.any(Error) });
    expect(log.lines).toEqual([
      {
        level: 'error',
        phrase: 'refresh token was refused',
        fields: expect.objectContaining({
          aadsts: expect.stringMatching(/^AADSTS\d+$/),
          correlationId: error.correlationId,
          hint: expect.stringContaining('90 days'),
        }),
      },
    ]);
  });

  test('names the code when the app’s own secret has expired, without asking for consent', async () => {
    entra(refusal(401, 'invalid_client', 7000222));
    const { tokens, log } = appUserTokens();
    expect(await failureOf(tokens.getToken())).not.toBeInstanceOf(PartnerCenterAuthorizationError);
    expect(log.lines).toMatchObject([{ fields: { errorCode: 'invalid_client', aadsts: 'AADSTS7000222' } }]);
    expect(log.lines[0]!.fields).not.toHaveProperty('hint');
  });

  test('asks again for the next agent', async () => {
    entra(refusal(400, 'invalid_grant', 700082), partnerCenterToken());
    const { tokens } = appUserTokens();
    await failureOf(tokens.getToken());
    expect(await tokens.getToken()).toBe(secrets.partnerCenterToken);
  });

  test('does not wait for ever', async () => {
    nock('https://login.microsoftonline.com').post(/token/).query(true).delay(60_000).reply(200, {});
    const error = await failureOf(appUserTokens(50).tokens.getToken());
    expect(error).toMatchObject({ code: 'sign-in-unreachable', detail: 'timeout' });
    nock.abortPendingRequests();
  });

  test.each([
    ['fails with a page', [503, '<html>', { 'retry-after': '0' }], 'http-503'],
    ['fails with JSON', [500, { error: 'x' }, { 'retry-after': '0' }], 'http-500'],
    ['asks for patience', [429, { error: 'x' }, { 'retry-after': '0' }], 'http-429'],
    ['says that it passes', refusal(400, 'temporarily_unavailable', 90033), 'temporarily_unavailable'],
  ] as const)('counts as busy, which passes by itself, when Entra %s', async (_, answer, detail) => {
    entra(answer);
    const { tokens, log } = appUserTokens();
    const error = await failureOf(tokens.getToken());
    expect(error).toMatchObject({ code: 'sign-in-busy', detail, mayHaveBeenDone: false });
    expect(microsoftFailure(error)).toBe('busy');
    expect(log.lines).toMatchObject([{ level: 'error', phrase: 'partner center token was not issued' }]);
  });

  test('counts as unreachable, which passes by itself, when the connection to Entra fails', async () => {
    const cause = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
    nock('https://login.microsoftonline.com').persist().post(/token/).query(true).replyWithError(cause);
    const { tokens } = appUserTokens();
    const { client, logged } = openClient({ accessTokens: tokens });
    const error = await failureOf(client.getPartnerName(agent));
    expect(error).toMatchObject({ code: 'sign-in-unreachable', detail: 'ENOTFOUND' });
    expect(microsoftFailure(error)).toBe('unreachable');
    expect(logged).toMatchObject([{ fields: { code: 'sign-in-unreachable', detail: 'ENOTFOUND' } }]);
  });

  test('needs somebody to act when Entra refuses the registration', async () => {
    entra(refusal(401, 'invalid_client', 7000222));
    const { client } = openClient({ accessTokens: appUserTokens().tokens });
    expect(microsoftFailure(await failureOf(client.getPartnerName(agent)))).toBe('sign-in');
  });

  test.each([
    ['a page instead of JSON', [200, `<html>${secrets.partnerCenterToken}</html>`]],
    [
      'JSON without a token',
      [200, { token_type: 'Bearer', expires_in: 3600, refresh_token: secrets.rotatedRefreshToken }],
    ],
    ['an error page', [500, 'Internal Server Error', { 'retry-after': '0' }]],
  ] as const)('does not take %s for one', async (_, answer) => {
    entra(answer);
    await expect(appUserTokens().tokens.getToken()).rejects.toThrow();
  });

  test('keeps the status of an answer that is no JSON', async () => {
    entra([502, '<html>Bad Gateway</html>', { 'retry-after': '0' }]);
    expect(everythingIn(await failureOf(appUserTokens().tokens.getToken()))).toContain('status 502');
  });

  test('keeps why the connection failed', async () => {
    nock('https://login.microsoftonline.com').persist().post(/token/).query(true).replyWithError('socket hang up');
    const error = await failureOf(appUserTokens().tokens.getToken());
    expect(everythingIn(error)).toContain('socket hang up');
  });
});

test.each([
  ['refused', [refusal(400, 'invalid_grant', 700082)]],
  ['unreadable', [[200, `${secrets.partnerCenterToken} ${secrets.refreshToken}`]]],
  ['incomplete', [[200, { refresh_token: secrets.rotatedRefreshToken }]]],
] as const)('shows no secret and no account when the answer is %s', async (_, answers) => {
  entra(...answers);
  const { tokens, log } = appUserTokens();
  const error = await failureOf(tokens.getToken());
  for (const secret of Object.values(secrets)) {
    expect(everythingIn(error)).not.toContain(secret);
    expect(everythingIn(log.lines)).not.toContain(secret);
  }
  expect(everythingIn(log.lines)).not.toContain('serviceaccount@');
});
