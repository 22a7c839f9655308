import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { AppUserTokens } from '../../../../services/partner-center/sign-in/app-user-tokens.ts';
import { CapturedLog, everythingIn } from '../../../support/captured-log.ts';
import {
  entra,
  microsoftsAddresses,
  partnerCenterToken,
  registration,
  secrets,
  unchanging,
} from '../../../support/microsoft/entra.ts';
import { agent, attestation, customer, documented, failureOf, microsoft, openClient, requestId } from '../support.ts';

const minutes = 60_000;

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
afterAll(() => nock.restore());

/** A client with the tokens of production, an hour's worth of them, the first one already used. */
async function clientWithTokens(...tokens: string[]) {
  const { asked } = entra(...tokens.map(partnerCenterToken));
  const time = { passedMs: 0 };
  const log = new CapturedLog();
  const clock = { now: () => new Date(Date.now() + time.passedMs) };
  const accessTokens = new AppUserTokens({
    registration,
    refreshTokens: unchanging(secrets.refreshToken),
    clock,
    log,
    timeoutMs: 30_000,
    ...microsoftsAddresses,
  });
  await accessTokens.getToken();
  return { ...openClient({ accessTokens }), accessTokens, asked, time, log };
}

/** Takes this token and answers, refuses every other one; keeps which came. */
function partnerCenterThatTakes(token: string, calls = 10) {
  const came: string[] = [];
  const ids = new Set<string>();
  const answer = function (this: nock.ReplyFnContext): [number, string] {
    const given = String(this.req.headers['authorization']).replace('Bearer ', '');
    came.push(given);
    ids.add(String(this.req.headers['ms-requestid']));
    return given === token ? [200, documented('profile-organization.json')] : [401, '{"code":400}'];
  };
  nock(microsoft).get(/.*/).times(calls).reply(answer).post(/.*/).times(calls).reply(answer);
  return { came, ids };
}

describe('a token that Partner Center refuses', () => {
  test('is replaced, and the read is done with the new one', async () => {
    const { client, asked, time, logged, log } = await clientWithTokens('first', 'second');
    const { came, ids } = partnerCenterThatTakes('second');
    time.passedMs = 10 * minutes;
    await expect(client.getPartnerName(agent)).resolves.toBe('TEST_TEST_BugBash1');
    expect([came, asked.length, ids.size]).toEqual([['first', 'second'], 2, 2]);
    expect(logged).toEqual([]);
    expect(log.lines).toMatchObject([{ level: 'warn', phrase: 'refused token dropped' }]);
    expect(everythingIn(log.lines)).not.toContain('first');
  });

  test('is replaced once by any number of reads at the same time', async () => {
    const { client, asked, time } = await clientWithTokens('first', 'second');
    partnerCenterThatTakes('second', 20);
    time.passedMs = 10 * minutes;
    await Promise.all(Array.from({ length: 10 }, () => client.getPartnerName(agent)));
    expect(asked).toHaveLength(2);
  });

  test('is kept for a minute after it was issued: a new one would fare no better, and Entra is not to be asked at each call', async () => {
    const { client, asked, time } = await clientWithTokens('first', 'second', 'third');
    const { came } = partnerCenterThatTakes('another');
    await failureOf(client.getPartnerName(agent));
    expect([came.length, asked.length]).toEqual([1, 1]);
    time.passedMs = 10 * minutes;
    const error = await failureOf(client.getPartnerName(agent));
    expect(error).toMatchObject({ code: 'partner-center-token-refused' });
    await failureOf(client.getPartnerName(agent));
    expect([came, asked.length]).toEqual([['first', 'first', 'second', 'second'], 2]);
  });

  test('is replaced for a write too, which goes out again under the same id: a 401 says that nothing was done', async () => {
    const { client, time } = await clientWithTokens('first', 'second');
    const { came, ids } = partnerCenterThatTakes('second');
    time.passedMs = 10 * minutes;
    await client.createAttestation(agent, customer, attestation, requestId).catch(() => undefined);
    expect([came, [...ids]]).toEqual([['first', 'second'], [requestId]]);
  });

  test('ends a write as a plain refusal where the next one is refused too', async () => {
    const { client, time } = await clientWithTokens('first', 'second');
    const { came } = partnerCenterThatTakes('another');
    time.passedMs = 10 * minutes;
    const error = await failureOf(client.createAttestation(agent, customer, attestation, requestId));
    expect(error).toMatchObject({ code: 'partner-center-token-refused', mayHaveBeenDone: false });
    expect(came).toEqual(['first', 'second']);
  });
});
