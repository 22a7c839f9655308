import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { people, serviceAccount } from '../../../sandbox/people.ts';
import { groupIds } from '../../../sandbox/registrations.ts';
import { type Entra, ada, openEntra } from '../entra/entra-client.ts';

let entra: Entra;
beforeAll(async () => {
  entra = await openEntra();
});
afterEach(() => entra.control('reset', {}));
afterAll(() => entra.close());

const graph = 'https://graph.microsoft.com';

async function call(path: string, request: { kind?: string; audience?: string; body?: unknown } = {}) {
  const { kind = 'app-only', audience = graph, body } = request;
  const { access_token: token } = await entra.control('tokens', { kind, audience });
  const response = await fetch(`${entra.url}/graph/v1.0/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${String(token)}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text,
  };
}

const ids = [...Object.values(groupIds), '62e90394-69f5-4237-9190-012177145e10'];

describe('Graph', () => {
  test('says which of the groups and roles somebody holds', async () => {
    const held = await Promise.all(
      [...people, serviceAccount].map(async ({ objectId }) => {
        const { body } = await call(`users/${objectId}/checkMemberObjects`, { body: { ids } });
        return (body as { value: string[] }).value.map((id) => ids.indexOf(id));
      }),
    );
    expect(held).toEqual([[0], [1], [2], [3], [], [0]]);
  });

  test('does not know strangers, and takes 20 ids at most', async () => {
    const stranger = 'aaaaaaaa-0000-4000-8000-0000000000ff';
    const { status, body } = await call(`users/${stranger}/checkMemberObjects`, { body: { ids } });
    expect([status, body]).toMatchObject([404, { error: { code: 'Request_ResourceNotFound' } }]);
    const many = Array.from({ length: 21 }, () => ids[0]);
    expect((await call(`users/${ada}/checkMemberObjects`, { body: { ids: many } })).status).toBe(400);
  });

  test('tells a person who they are, and no application', async () => {
    expect((await call('me', { kind: 'app+user' })).body).toMatchObject({ id: ada, displayName: 'Ada Lindqvist' });
    expect((await call('me')).status).toBe(400);
  });

  test('knows the groups by name and size', async () => {
    expect((await call(`groups/${groupIds.adminAgents}`)).body).toMatchObject({ displayName: 'AdminAgents' });
    expect((await call(`groups/${groupIds.adminAgents}/transitiveMembers/$count`)).body).toBe('2');
  });

  test('takes no token that is for somebody else', async () => {
    const { status, body } = await call('me', {
      kind: 'app+user',
      audience: 'https://api.partnercenter.microsoft.com',
    });
    expect([status, body]).toMatchObject([401, { error: { code: 'InvalidAuthenticationToken' } }]);
  });

  test('is busy when it is told to, in its own words', async () => {
    const fault = { method: 'POST', path: '/graph/', status: 429, headers: { 'retry-after': '7' } };
    await entra.control('faults', [fault]);
    const { status, headers, body } = await call(`users/${ada}/checkMemberObjects`, { body: { ids } });
    expect([status, headers.get('retry-after'), body]).toMatchObject([
      429,
      '7',
      { error: { code: 'TooManyRequests' } },
    ]);
  });
});
