import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people } from '../../../sandbox/people.ts';
import { groupIds } from '../../../sandbox/registrations.ts';
import {
  type Entra,
  ada,
  byCode,
  byRefreshToken,
  challenge,
  claimsIn,
  onBehalfOf,
  openEntra,
  partner,
  partnerCenter,
  redirectUri,
  verifier,
} from './entra-client.ts';

let entra: Entra;
beforeAll(async () => {
  entra = await openEntra();
});
afterEach(() => entra.control('reset', {}));
afterAll(() => entra.close());

const accepted = { person: ada, consent: 'accepted' };

describe('a person who signs in', () => {
  test('chooses who they are, consents, and is led back with a code and the state', async () => {
    const asked = await entra.authorize({ state: 'the-state' });
    for (const { name } of people) expect(asked.text).toContain(name);
    const consent = await entra.authorize({ state: 'the-state' }, { person: ada });
    expect(consent.text).toContain(`${partnerCenter}/user_impersonation`);
    const { target, answer } = await entra.authorize({ state: 'the-state' }, accepted);
    expect(target?.href.startsWith(redirectUri)).toBe(true);
    expect(answer?.get('state')).toBe('the-state');
    const tokens = await entra.token(byCode(answer?.get('code')));
    expect(claimsIn(tokens.access_token)).toMatchObject({ oid: ada, aud: partnerCenter, amr: ['pwd', 'mfa'] });
    expect((await entra.token(byRefreshToken(tokens.refresh_token))).status).toBe(200);
  });

  test('gets an ID token with the nonce and groups', async () => {
    const { answer } = await entra.authorize({ nonce: 'the-nonce' }, accepted);
    const { id_token: token } = await entra.token(byCode(answer?.get('code')));
    expect(claimsIn(token)).toMatchObject({ nonce: 'the-nonce', oid: ada, groups: [groupIds.adminAgents], ver: '2.0' });
  });

  test('is not asked twice for consent, and not at all where the application names them', async () => {
    await entra.authorize({}, accepted);
    expect((await entra.authorize({}, { person: ada })).answer?.get('code')).toBeTruthy();
    expect((await entra.authorize({ login_hint: ada })).answer?.get('code')).toBeTruthy();
    expect((await entra.authorize({ login_hint: ada, prompt: 'consent' })).text).toContain('Permissions requested');
    expect((await entra.authorize({ login_hint: ada, prompt: 'login' })).text).toContain('Ada Lindqvist');
  });

  test('may decline, which the application is told', async () => {
    const { answer } = await entra.authorize({}, { person: ada, consent: 'declined' });
    expect(Object.fromEntries(answer ?? [])).toMatchObject({ error: 'access_denied', error_subcode: 'cancel' });
  });

  test('is not shown a page that nobody would see', async () => {
    const { answer } = await entra.authorize({ prompt: 'none', login_hint: ada });
    expect(answer?.get('error')).toBe('interaction_required');
  });

  test('meets a challenge by approving, and older sign-ins stay refused until then', async () => {
    await entra.authorize({}, accepted);
    await entra.control('switches', { oid: ada, challenge: 50076 });
    expect((await entra.token(onBehalfOf(await entra.ssoToken(ada)))).error_codes).toEqual([50076]);
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["policy-50076"]}}}';
    expect((await entra.authorize({ claims }, { person: ada })).text).toContain('Approve');
    const { answer } = await entra.authorize({ claims }, { person: ada, mfa: 'approved' });
    const { access_token: token } = await entra.token(byCode(answer?.get('code')));
    expect(claimsIn(token)['amr']).toEqual(['pwd', 'mfa']);
    expect((await entra.token(onBehalfOf(await entra.ssoToken(ada)))).status).toBe(200);
  });

  test('signs in again after the sessions were revoked, and goes on', async () => {
    await entra.authorize({}, accepted);
    await entra.control('switches', { oid: ada, sessions: 'revoked' });
    expect((await entra.authorize({ login_hint: ada })).text).toContain('Ada Lindqvist');
    const { answer } = await entra.authorize({}, { person: ada });
    expect((await entra.token(byCode(answer?.get('code')))).status).toBe(200);
  });
});

describe('a code', () => {
  const code = async (query = {}) => (await entra.authorize(query, accepted)).answer?.get('code');

  test('is good once', async () => {
    const issued = await code();
    await entra.token(byCode(issued));
    expect((await entra.token(byCode(issued))).error_codes).toEqual([54005]);
  });

  test('needs the verifier of the one who began', async () => {
    const proof = { code_challenge: challenge, code_challenge_method: 'S256' };
    expect((await entra.token(byCode(await code(proof)))).error_codes).toEqual([50148]);
    const wrong = { code_verifier: `${verifier}x` };
    expect((await entra.token(byCode(await code(proof), wrong))).error_codes).toEqual([50148]);
    expect((await entra.token(byCode(await code(proof), { code_verifier: verifier }))).status).toBe(200);
  });

  test('is for the address that it was sent to', async () => {
    const elsewhere = byCode(await code(), { redirect_uri: 'http://127.0.0.1:9/elsewhere' });
    expect((await entra.token(elsewhere)).error_codes).toEqual([50011]);
  });

  test('comes as a form or a fragment where the application wants it so', async () => {
    const fragment = await entra.authorize({ response_mode: 'fragment' }, accepted);
    expect(fragment.target?.hash).toMatch(/^#code=/);
    const form = await entra.authorize({ response_mode: 'form_post' }, accepted);
    expect(form.text).toContain(`action="${redirectUri}"`);
  });
});

test.each([
  ['an address that is not on this machine', { redirect_uri: 'https://evil.example/' }, 'AADSTS50011'],
  ['an application that nobody has registered', { client_id: ada }, 'AADSTS700016'],
])('nobody is led to %s', async (_, query, code) => {
  const { status, text, target } = await entra.authorize(query);
  expect([status, target]).toEqual([400, undefined]);
  expect(text).toContain(code);
});

test('a page of somebody else’s cannot answer in a person’s place', async () => {
  const headers = { origin: 'https://evil.example' };
  const address = `${entra.url}/common/oauth2/v2.0/authorize?client_id=${partner.client_id}`;
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(accepted), headers });
  expect(response.status).toBe(403);
});

describe('on a device without a browser', () => {
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: partner.client_id };
  const begin = async () => {
    const scope = `${partnerCenter}/user_impersonation offline_access`;
    const begun = await entra.device({ client_id: partner.client_id, scope });
    return begun as unknown as { device_code: string; user_code: string; verification_uri: string };
  };

  test('a person types the code elsewhere, and the device gets its tokens', async () => {
    const { device_code: deviceCode, user_code: userCode, verification_uri: address } = await begin();
    expect(address).toBe(`${entra.url}/devicelogin`);
    expect((await entra.token({ ...grant, device_code: deviceCode })).error).toBe('authorization_pending');
    const typed = await entra.visit('/devicelogin', { user_code: userCode.toLowerCase() });
    expect(typed.target?.pathname).toBe('/devicelogin');
    await entra.visit(`/devicelogin?user_code=${userCode}`, accepted);
    const tokens = await entra.token({ ...grant, device_code: deviceCode });
    expect(claimsIn(tokens.access_token)).toMatchObject({ oid: ada, aud: partnerCenter });
    expect(tokens.refresh_token).toBeTruthy();
    expect((await entra.token({ ...grant, device_code: deviceCode })).error).toBe('bad_verification_code');
  });

  test('a person who declines, and a code that is none, are told', async () => {
    const { device_code: deviceCode, user_code: userCode } = await begin();
    await entra.visit(`/devicelogin?user_code=${userCode}`, { person: ada, consent: 'declined' });
    expect((await entra.token({ ...grant, device_code: deviceCode })).error).toBe('authorization_declined');
    expect((await entra.visit('/devicelogin', { user_code: 'XXXXXXXXX' })).text).toContain('AADSTS70018');
  });
});

test('consents and policies outlive a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'entra-sandbox-'));
  const before = await openEntra({ dataDir });
  await before.authorize({}, accepted);
  await before.control('switches', { oid: ada, challenge: 50076 });
  await before.close();
  const after = await openEntra({ dataDir });
  expect((await after.token(onBehalfOf(await after.ssoToken(ada)))).error_codes).toEqual([50076]);
  await after.control('switches', { oid: ada, challenge: null });
  expect((await after.token(onBehalfOf(await after.ssoToken(ada)))).status).toBe(200);
  await after.close();
  await rm(dataDir, { recursive: true });
});
