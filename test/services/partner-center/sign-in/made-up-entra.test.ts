import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { serviceAccount } from '../../../../sandbox/people.ts';
import { groupIds, partnerAppId, sandboxSecrets } from '../../../../sandbox/registrations.ts';
import { GraphRoleDirectory } from '../../../../services/identity/graph-role-directory.ts';
import { minuteMs } from '../../../../services/duration.ts';
import type { AgentId } from '../../../../services/ids.ts';
import { AppOnlyTokens } from '../../../../services/partner-center/sign-in/app-only-tokens.ts';
import { AppUserTokens } from '../../../../services/partner-center/sign-in/app-user-tokens.ts';
import { type Entra, ada, claimsIn, openEntra } from '../../../sandbox/entra/entra-client.ts';
import { unchanging } from '../../../support/microsoft/entra.ts';
import { CapturedLog, everythingIn } from '../../../support/captured-log.ts';

/** Only the date is another one. */
const timers = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'performance',
  'hrtime',
] as const;
const tenantId = '11111111-1111-4111-8111-111111111111';
const credential = { kind: 'secret', secret: sandboxSecrets.partner } as const;
const registration = { tenantId, clientId: partnerAppId, credential };

let entra: Entra;
beforeAll(async () => {
  entra = await openEntra();
});
afterEach(() => entra.control('reset', {}));
afterAll(() => entra.close());

const access = () => ({ entraUrl: entra.url, timeoutMs: 30_000 });

function serviceAccountTokens(change: { clientSecret?: string; refreshToken?: string } = {}) {
  const log = new CapturedLog();
  const { clientSecret: secret = credential.secret, refreshToken = sandboxSecrets.refreshToken } = change;
  const clock = { now: () => new Date() };
  const options = {
    registration: { ...registration, credential: { ...credential, secret } },
    refreshTokens: unchanging(refreshToken),
    clock,
    log,
    ...access(),
  };
  return { tokens: new AppUserTokens(options), log };
}

describe('the service account', () => {
  test('gets its token through MSAL from an Entra on this machine', async () => {
    const token = await serviceAccountTokens().tokens.getToken();
    expect(claimsIn(token)).toMatchObject({ oid: serviceAccount.objectId, scp: 'user_impersonation' });
  });

  test.each([
    ['consent was withdrawn', { consent: 'withdrawn' }, 'AADSTS65001'],
    ['sessions were revoked', { sessions: 'revoked' }, 'AADSTS50173'],
    ['refresh token has expired', { sessions: 'expired' }, 'AADSTS700082'],
    ['sign-in has to be with MFA again', { challenge: 50076 }, 'AADSTS50076'],
    ['device is not compliant', { challenge: 53000 }, 'AADSTS53000'],
    ['account was disabled', { disabled: true }, 'AADSTS50057'],
  ])('is told as refused, with Entra’s code and what to do, when its %s', async (_, change, aadsts) => {
    await entra.control('switches', { oid: serviceAccount.objectId, ...change });
    const { tokens, log } = serviceAccountTokens();
    await expect(tokens.getToken()).rejects.toMatchObject({ code: 'partner-center-token-refused' });
    expect(log.lines).toMatchObject([{ level: 'error', phrase: 'refresh token was refused', fields: { aadsts } }]);
    expect(everythingIn(log)).not.toContain(sandboxSecrets.refreshToken);
  });

  test.each([
    ['secret is wrong', { clientSecret: 'wrong' }, 'AADSTS7000215'],
    ['refresh token is another one’s', { refreshToken: 'made-up' }, 'AADSTS70000'],
  ])('gets no token when its %s, and the log says why', async (_, change, aadsts) => {
    const { tokens, log } = serviceAccountTokens(change);
    await expect(tokens.getToken()).rejects.toBeInstanceOf(Error);
    expect(log.lines).toMatchObject([{ level: 'error', fields: { aadsts } }]);
  });

  test('is tried again while Entra is busy', async () => {
    await entra.control('faults', [{ method: 'POST', path: '/token$', status: 503, headers: { 'retry-after': '0' } }]);
    expect(await serviceAccountTokens().tokens.getToken()).toBeTruthy();
  });
});

describe('an application as itself', () => {
  test('asks once for many, and again only when told that the token was refused', async () => {
    const tokens = new AppOnlyTokens({ registration, resource: 'https://api.botframework.com', ...access() });
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.getToken('id')));
    expect(new Set(all.map(({ value }) => value)).size).toBe(1);
    expect(await tokens.getToken('id')).toEqual({ value: all[0]?.value, isNew: false });
    const renewed = await tokens.getToken('id', { skipCache: true });
    expect(renewed.isNew).toBe(true);
    expect(await tokens.getToken('id')).toEqual({ value: renewed.value, isNew: false });
    const { calls } = (await entra.control('requests', undefined, 'GET')) as { calls: readonly unknown[] };
    expect(calls).toHaveLength(2);
  });

  test('asks for another token shortly before the one at hand expires', async () => {
    const tokens = new AppOnlyTokens({ registration, resource: 'https://api.botframework.com', ...access() });
    await tokens.getToken('id');
    for (const [minutes, isNew] of [[54, false] as const, [56, true] as const]) {
      jest.useFakeTimers({ now: Date.now() + minutes * minuteMs, doNotFake: [...timers] });
      expect((await tokens.getToken('id').finally(() => jest.useRealTimers())).isNew).toBe(isNew);
    }
  });
});

describe('the roles of an agent', () => {
  const roles = () => {
    const options = { registration, groupIds, graphUrl: `${entra.url}/graph`, log: new CapturedLog(), ...access() };
    return new GraphRoleDirectory(options).listRoles(ada as AgentId);
  };
  const check = { method: 'POST', path: '/checkMemberObjects$' };

  test('come from Graph, also where a token has no room for the groups', async () => {
    expect(await roles()).toEqual(['admin-agent']);
    await entra.control('switches', { oid: ada, groups: 'overage' });
    expect(await roles()).toEqual(['admin-agent']);
  });

  test('are waited for while Graph throttles, and then asked for once more', async () => {
    await entra.control('faults', [{ ...check, status: 429, headers: { 'retry-after': '0' }, times: 2 }]);
    expect(await roles()).toEqual(['admin-agent']);
  });

  test('cannot be read when Graph goes on throttling, and nobody is let in', async () => {
    await entra.control('faults', [{ ...check, status: 429, headers: { 'retry-after': '0' }, times: 99 }]);
    await expect(roles()).rejects.toMatchObject({ code: 'roles-unavailable', because: 'busy' });
  });

  test('are asked for with a new token when Graph refuses one from before', async () => {
    await entra.control('faults', [{ ...check, status: 401 }]);
    const options = { registration, groupIds, graphUrl: `${entra.url}/graph`, log: new CapturedLog(), ...access() };
    const directory = new GraphRoleDirectory(options);
    await expect(directory.listRoles(ada as AgentId)).rejects.toMatchObject({ because: 'refused', status: 401 });
    expect(await directory.listRoles(ada as AgentId)).toEqual(['admin-agent']);
  });
});
