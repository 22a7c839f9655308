import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { GraphRoleDirectory } from '../../../services/identity/graph-role-directory.ts';
import { RolesUnavailableError } from '../../../services/identity/role-directory.ts';
import type { AgentId } from '../../../services/ids.ts';
import { CapturedLog, everythingIn } from '../../support/captured-log.ts';
import {
  entra,
  graphToken,
  microsoftsAddresses,
  refusal,
  registration,
  secrets,
} from '../../support/microsoft/entra.ts';
import { globalAdministrator, graph, graphError, groupIds, memberOf } from '../../support/microsoft/graph.ts';

const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const now = { 'retry-after': '0' };

function directory(options: Partial<ConstructorParameters<typeof GraphRoleDirectory>[0]> = {}) {
  const log = new CapturedLog();
  return {
    roles: new GraphRoleDirectory({
      registration,
      groupIds,
      log,
      timeoutMs: 30_000,
      ...microsoftsAddresses,
      ...options,
    }),
    log,
  };
}

async function unavailable(roles: GraphRoleDirectory): Promise<RolesUnavailableError> {
  const error: unknown = await roles.listRoles(agentId).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RolesUnavailableError);
  return error as RolesUnavailableError;
}

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
// An interceptor that a file leaves behind stacks on the next file's in the same worker.
afterAll(() => nock.restore());

describe('the roles of an agent', () => {
  test.each([
    ['an Admin agent', [groupIds.adminAgents], ['admin-agent']],
    ['a Sales agent', [groupIds.salesAgents], ['sales-agent']],
    ['a Helpdesk agent', [groupIds.helpdeskAgents], ['helpdesk-agent']],
    ['a Global administrator', [globalAdministrator], ['global-admin']],
    ['somebody in two', [globalAdministrator, groupIds.salesAgents], ['sales-agent', 'global-admin']],
    ['somebody in none', [], []],
    ['somebody in other groups only', ['99999999-0000-4000-8000-000000000009'], []],
  ])('are those of %s', async (_, held, expected) => {
    entra(graphToken);
    graph(memberOf(...held));
    expect(await directory().roles.listRoles(agentId)).toEqual(expected);
  });

  test('cost one token, however many agents are asked about at once', async () => {
    const { asked } = entra(graphToken);
    graph(memberOf());
    const { roles } = directory();
    await Promise.all(Array.from({ length: 20 }, () => roles.listRoles(agentId)));
    expect(asked).toHaveLength(1);
  });

  test('are asked for in one call about the groups and the directory role', async () => {
    const { asked: tokensAsked } = entra(graphToken);
    const { asked } = graph(memberOf());
    await directory().roles.listRoles(agentId);
    expect(asked).toEqual([
      {
        path: `/v1.0/users/${agentId}/checkMemberObjects`,
        ids: [...Object.values(groupIds), globalAdministrator],
        authorization: `Bearer ${secrets.graphToken}`,
      },
    ]);
    expect(tokensAsked[0]!.get('scope')).toContain('https://graph.microsoft.com/.default');
    expect(tokensAsked[0]!.get('grant_type')).toBe('client_credentials');
  });

  test('need no group that the partner does not have', async () => {
    entra(graphToken);
    const { asked } = graph(memberOf(groupIds.adminAgents));
    const { roles } = directory({ groupIds: { adminAgents: groupIds.adminAgents.toUpperCase() } });
    expect(await roles.listRoles(agentId)).toEqual(['admin-agent']);
    expect(asked[0]!.ids).toEqual([groupIds.adminAgents, globalAdministrator]);
  });

  test('are none for somebody whom the tenant does not know', async () => {
    entra(graphToken);
    graph(graphError(404, 'Request_ResourceNotFound'));
    const { roles, log } = directory();
    expect(await roles.listRoles(agentId)).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  test('are read with a new token where Graph refuses the one that is kept', async () => {
    const { asked: tokensAsked } = entra(graphToken, [200, { ...graphToken[1], access_token: 'second' }]);
    const { asked } = graph(memberOf(), graphError(401, 'InvalidAuthenticationToken'), memberOf(groupIds.adminAgents));
    const { roles } = directory();
    await roles.listRoles(agentId);
    expect(await roles.listRoles(agentId)).toEqual(['admin-agent']);
    expect(asked.at(-1)!.authorization).toBe('Bearer second');
    expect(tokensAsked).toHaveLength(2);
  });

  test('cost Entra one token, and not one for each try, while Graph refuses every one', async () => {
    const { asked: tokensAsked } = entra(graphToken, [200, { ...graphToken[1], access_token: 'second' }]);
    graph(graphError(401, 'InvalidAuthenticationToken'));
    const { roles } = directory();
    for (let tries = 0; tries < 3; tries += 1) expect((await unavailable(roles)).status).toBe(401);
    expect(tokensAsked).toHaveLength(1);
  });

  test('are read for one agent after another with one token', async () => {
    const { asked } = entra(graphToken);
    graph(memberOf());
    const { roles } = directory();
    await roles.listRoles(agentId);
    await roles.listRoles(agentId);
    expect(asked).toHaveLength(1);
  });

  test.each([408, 429, 500, 502, 503, 504])('are asked for again after status %d', async (status) => {
    entra(graphToken);
    const { asked } = graph([status, {}, now], [status, '<html>', now], memberOf(groupIds.adminAgents));
    expect(await directory().roles.listRoles(agentId)).toEqual(['admin-agent']);
    expect(asked).toHaveLength(3);
  });

  test('are asked for again after a cut connection', async () => {
    entra(graphToken);
    nock('https://graph.microsoft.com')
      .post(/checkMemberObjects/)
      .replyWithError('socket hang up');
    graph(memberOf(groupIds.adminAgents));
    expect(await directory().roles.listRoles(agentId)).toEqual(['admin-agent']);
  });
});

describe('nobody gets a role on a guess', () => {
  test('when Graph stays busy: it is asked four times and no more', async () => {
    entra(graphToken);
    const { asked } = graph([503, {}, now]);
    const { roles, log } = directory();
    const error = await unavailable(roles);
    expect(error).toMatchObject({ code: 'roles-unavailable', status: 503 });
    expect(asked).toHaveLength(4);
    const { requestId } = error;
    const fields = { agentId, code: 'roles-unavailable', because: 'busy', status: 503, wireCode: undefined, requestId };
    expect(log.lines).toEqual([{ level: 'warn', fields, phrase: 'roles could not be read' }]);
  });

  test('when Graph asks for more patience than a chat has', async () => {
    entra(graphToken);
    const { asked } = graph([429, {}, { 'retry-after': '120' }]);
    expect(await unavailable(directory().roles)).toMatchObject({ status: 429 });
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['the app lacks a permission', graphError(403, 'Authorization_RequestDenied'), 'Authorization_RequestDenied'],
    ['the token is refused', graphError(401, 'InvalidAuthenticationToken'), 'InvalidAuthenticationToken'],
    ['a group id is malformed', graphError(400, 'Request_BadRequest'), 'Request_BadRequest'],
    ['something else says 404', [404, '<html>not here</html>'], undefined],
    ['the address has moved', [302, '', { location: 'https://elsewhere.example' }], undefined],
  ] as const)('when %s', async (_, answer, wireCode) => {
    entra(graphToken);
    const { asked } = graph(answer);
    expect(await unavailable(directory().roles)).toMatchObject({ because: 'refused', status: answer[0], wireCode });
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['is not JSON', '<html>'],
    ['is empty', ''],
    ['is no list', { value: groupIds.adminAgents }],
    ['holds something else', { value: [{ id: groupIds.adminAgents }] }],
  ])('when the answer %s', async (_, body) => {
    entra(graphToken);
    graph([200, body]);
    expect(await unavailable(directory().roles)).toMatchObject({ status: 200 });
  });

  test('when Graph stays silent', async () => {
    entra(graphToken);
    nock('https://graph.microsoft.com')
      .post(/checkMemberObjects/)
      .delay(60_000)
      .reply(200, {});
    expect(everythingIn(await unavailable(directory({ timeoutMs: 250 }).roles))).toContain('(timeout)');
    nock.abortPendingRequests();
  });

  test('when the app cannot sign in: the log names Microsoft’s code', async () => {
    entra(refusal(401, 'invalid_client', 7000222));
    const { roles, log } = directory();
    const error = await unavailable(roles);
    expect(error).toMatchObject({ because: 'refused', wireCode: 'invalid_client', cause: expect.any(Error) });
    expect(log.lines[0]!.fields).toMatchObject({ wireCode: 'invalid_client', requestId: error.requestId });
  });

  test('when the sign-in service cannot be reached: why stays with the error', async () => {
    nock('https://login.microsoftonline.com').persist().post(/token/).query(true).replyWithError('ECONNREFUSED here');
    const error = await unavailable(directory().roles);
    expect(error.because).toBe('unreachable');
    expect(everythingIn(error)).toContain('ECONNREFUSED here');
  });
});

test.each([
  ['refuses', graphError(403, 'Authorization_RequestDenied')],
  ['echoes the token', [400, { error: { code: secrets.graphToken, message: secrets.graphToken } }]],
  ['answers nonsense', [200, { value: secrets.graphToken }]],
] as const)('shows no secret, token or account when Graph %s', async (_, answer) => {
  entra(graphToken);
  graph(answer);
  const { roles, log } = directory();
  const shown = everythingIn([await unavailable(roles), log.lines]);
  for (const secret of [...Object.values(secrets), 'serviceaccount@']) expect(shown).not.toContain(secret);
});
