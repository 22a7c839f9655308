import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Agent } from '../../../services/identity/agent.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { adminAgentsOnlyTable, capabilityTable } from '../../../services/identity/capabilities.ts';
import { GraphRoleDirectory } from '../../../services/identity/graph-role-directory.ts';
import { NotAllowedError } from '../../../services/identity/not-allowed-error.ts';
import { RolesUnavailableError } from '../../../services/identity/role-directory.ts';
import type { AgentId } from '../../../services/ids.ts';
import { PartnerCenterClient } from '../../../services/partner-center/partner-center-client.ts';
import { PartnerCenterHttpError } from '../../../services/partner-center/http/partner-center-error.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { entra, graphToken, microsoftsAddresses, registration } from '../../support/microsoft/entra.ts';
import { globalAdministrator, graph, graphError, groupIds, memberOf } from '../../support/microsoft/graph.ts';

const minutes = 60_000;
const agent: Agent = {
  agentId: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
  name: 'Ada Lindqvist',
  timeZone: 'Europe/Stockholm',
};
const colleague: Agent = { ...agent, agentId: 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId };

/** Partner Center of one test, so that the question of a test that has ended is not heard by the next one. */
const partnerCenterOf = { number: 0, url: () => `https://partner-center-${partnerCenterOf.number}.example` };

function authorization(capabilities = capabilityTable) {
  const log = new CapturedLog();
  const time = { now: new Date('2026-01-31T09:00:00Z') };
  const timeoutMs = 30_000;
  const service = new AuthorizationService({
    roleDirectory: new GraphRoleDirectory({ registration, groupIds, log, timeoutMs, ...microsoftsAddresses }),
    partnerCenter: new PartnerCenterClient({
      baseUrl: partnerCenterOf.url(),
      accessTokens: { getToken: () => Promise.resolve('token') },
      log,
      timeoutMs,
    }),
    capabilities,
    clock: { now: () => time.now },
  });
  const pass = (ms: number): void => void (time.now = new Date(time.now.getTime() + ms));
  return { service, pass };
}

/** Partner Center's relationships, of one type each; a status instead of names fails. Keeps which were asked for. */
function relationships(of: { providers?: string[] | number; resellers?: string[] | number }): string[] {
  const asked: string[] = [];
  nock(partnerCenterOf.url())
    .persist()
    .get('/v1/relationships')
    .query(true)
    .reply((path) => {
      const type = new URL(path, 'https://x').searchParams.get('relationship_type')!;
      asked.push(type);
      const names = (type === 'IsIndirectResellerOf' ? of.providers : of.resellers) ?? [];
      if (typeof names === 'number') return [names, '', { 'retry-after': '0' }];
      const items = names.map((name, index) => ({ id: `partner-${index}`, name, state: 'Active' }));
      return [200, `\uFEFF${JSON.stringify({ totalCount: items.length, items })}`];
    });
  return asked;
}

async function refusal(promise: Promise<void>): Promise<NotAllowedError> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotAllowedError);
  return error as NotAllowedError;
}

beforeEach(() => {
  partnerCenterOf.number += 1;
  nock.disableNetConnect();
  entra(graphToken);
});
afterEach(() => {
  nock.cleanAll();
  // What the test asked without waiting for the answer is answered all the same.
  nock(partnerCenterOf.url()).persist().get(/./).query(true).reply(403);
});
// An interceptor that a file leaves behind stacks on the next file's in the same worker.
afterAll(() => nock.restore());

describe('a role', () => {
  test.each([
    ['an Admin agent', groupIds.adminAgents],
    ['a Sales agent', groupIds.salesAgents],
  ])('lets %s confirm', async (_, group) => {
    graph(memberOf(group));
    relationships({});
    await expect(authorization().service.require(agent, 'attest')).resolves.toBeUndefined();
  });

  test('that may not confirm is told which may', async () => {
    graph(memberOf(groupIds.helpdeskAgents, globalAdministrator));
    relationships({});
    const { code, reason, capability } = await refusal(authorization().service.require(agent, 'attest'));
    expect({ code, capability }).toEqual({ code: 'not-allowed-role', capability: 'attest' });
    expect(reason).toEqual({
      kind: 'role',
      roles: ['helpdesk-agent', 'global-admin'],
      allowedRoles: ['admin-agent', 'sales-agent'],
    });
  });

  test('that may confirm need not hand over', async () => {
    graph(memberOf(groupIds.salesAgents));
    relationships({});
    const { code, reason } = await refusal(authorization().service.require(agent, 'hand-over'));
    expect({ code, reason }).toEqual({ code: 'not-allowed-may-attest', reason: { kind: 'may-attest' } });
  });

  test.each(['see-status', 'attest', 'invite', 'create-customer', 'hand-over', 'partner-settings'] as const)(
    'is needed to %s',
    async (capability) => {
      graph(memberOf());
      relationships({});
      const error = await refusal(authorization().service.require(agent, capability));
      expect(error).toMatchObject({ code: 'not-allowed-no-role', capability, reason: { kind: 'no-role' } });
    },
  );

  test('is needed by somebody whom the tenant does not know', async () => {
    graph(graphError(404, 'Request_ResourceNotFound'));
    expect((await refusal(authorization().service.require(agent, 'see-status'))).reason).toEqual({ kind: 'no-role' });
  });

  test('stops confirming where the partner lets only Admin agents do it', async () => {
    graph(memberOf(groupIds.salesAgents));
    relationships({});
    const error = await refusal(authorization(adminAgentsOnlyTable).service.require(agent, 'attest'));
    expect(error.reason).toEqual({ kind: 'role', roles: ['sales-agent'], allowedRoles: ['admin-agent'] });
  });

  test.each([
    ['attest', groupIds.helpdeskAgents],
    ['hand-over', groupIds.adminAgents],
  ] as const)(
    'of a reseller’s agent who would %s matters less than that no role would help',
    async (capability, group) => {
      graph(memberOf(group));
      relationships({ providers: ['ReleCloud'] });
      const { reason } = await refusal(authorization().service.require(agent, capability));
      expect(reason).toEqual({ kind: 'partner-type', providerNames: ['ReleCloud'] });
    },
  );

  test('is what refuses where the partner’s type cannot be told', async () => {
    graph(memberOf(groupIds.helpdeskAgents));
    relationships({ providers: 403, resellers: 403 });
    expect((await refusal(authorization().service.require(agent, 'attest'))).reason).toMatchObject({ kind: 'role' });
  });

  test('of one agent is not lent to another', async () => {
    graph(memberOf(groupIds.adminAgents), memberOf());
    const { service } = authorization();
    await service.require(agent, 'see-status');
    await refusal(service.require(colleague, 'see-status'));
  });
});

describe('the kind of partner', () => {
  beforeEach(() => void graph(memberOf(groupIds.adminAgents)));

  test('keeps an indirect reseller from confirming, and names its providers', async () => {
    relationships({ providers: ['First Up Consultants', 'ReleCloud'] });
    const error = await refusal(authorization().service.require(agent, 'attest'));
    expect(error.code).toBe('not-allowed-partner-type');
    expect(error.reason).toEqual({ kind: 'partner-type', providerNames: ['First Up Consultants', 'ReleCloud'] });
  });

  test('does not keep a reseller’s agents from anything else', async () => {
    const asked = relationships({ providers: ['ReleCloud'] });
    const { service } = authorization();
    await service.require(agent, 'see-status');
    await service.require(agent, 'invite');
    expect(asked).toEqual([]);
  });

  test.each([
    ['direct-bill', {}],
    ['indirect-provider', { resellers: ['Wingtip Toys'] }],
  ])('is %s by its relationships, and such a partner confirms', async (kind, related) => {
    relationships(related);
    const { service } = authorization();
    expect(await service.getPartnerType()).toEqual({ kind });
    await service.require(agent, 'attest');
  });

  test('is not guessed when Partner Center cannot tell', async () => {
    relationships({ resellers: 503 });
    await expect(authorization().service.require(agent, 'attest')).rejects.toThrow(PartnerCenterHttpError);
  });
});

describe('an answer', () => {
  test('counts for five minutes and is then asked for again', async () => {
    const { asked } = graph(memberOf(groupIds.adminAgents), memberOf());
    const { service, pass } = authorization();
    await service.require(agent, 'see-status');
    pass(5 * minutes);
    await service.require(agent, 'see-status');
    expect(asked).toHaveLength(1);
    pass(1);
    await refusal(service.require(agent, 'see-status'));
    expect(asked).toHaveLength(2);
  });

  test('does not grow younger by being used', async () => {
    const { asked } = graph(memberOf(groupIds.adminAgents));
    const { service, pass } = authorization();
    for (let minute = 0; minute <= 6; minute++) {
      await service.require(agent, 'see-status');
      pass(minutes);
    }
    expect(asked).toHaveLength(2);
  });

  test('about the partner counts for five minutes too', async () => {
    graph(memberOf(groupIds.adminAgents));
    const related: Parameters<typeof relationships>[0] = {};
    const asked = relationships(related);
    const { service, pass } = authorization();
    await service.require(agent, 'attest');
    related.providers = ['ReleCloud'];
    pass(5 * minutes);
    await service.require(agent, 'attest');
    expect(asked).toHaveLength(2);
    pass(1);
    await refusal(service.require(agent, 'attest'));
  });

  test('is waited for once when an agent presses twice', async () => {
    const { asked } = graph(memberOf(groupIds.adminAgents));
    const { service } = authorization();
    await Promise.all([service.require(agent, 'see-status'), service.require(agent, 'see-status')]);
    expect(asked).toHaveLength(1);
  });

  test('that is forgotten while it is on its way still reaches whoever waits for it', async () => {
    const { asked } = graph(memberOf(groupIds.adminAgents));
    const { service } = authorization();
    const waiting = service.require(agent, 'see-status');
    service.forgetRoles(agent);
    await waiting;
    await service.require(agent, 'see-status');
    expect(asked).toHaveLength(2);
  });

  test('that failed is not remembered', async () => {
    graph(graphError(403, 'Authorization_RequestDenied'), memberOf(groupIds.adminAgents));
    const { service } = authorization();
    await expect(service.require(agent, 'see-status')).rejects.toThrow(RolesUnavailableError);
    await service.require(agent, 'see-status');
  });

  test('that is too old does not stand in for one that failed', async () => {
    graph(memberOf(groupIds.adminAgents), graphError(403, 'Authorization_RequestDenied'));
    const { service, pass } = authorization();
    await service.require(agent, 'see-status');
    pass(5 * minutes + 1);
    await expect(service.require(agent, 'see-status')).rejects.toThrow(RolesUnavailableError);
  });

  test('about the partner that failed is not remembered', async () => {
    graph(memberOf(groupIds.adminAgents));
    const related: Parameters<typeof relationships>[0] = { providers: 403 };
    relationships(related);
    const { service } = authorization();
    await expect(service.require(agent, 'attest')).rejects.toThrow();
    related.providers = [];
    await service.require(agent, 'attest');
  });
});

describe('whether to offer something', () => {
  test('follows what would be allowed', async () => {
    graph(memberOf(groupIds.helpdeskAgents));
    relationships({});
    const { service } = authorization();
    expect(await service.isOffered(agent, 'hand-over')).toBe(true);
    expect(await service.isOffered(agent, 'attest')).toBe(false);
  });

  test('is not to hand over where no colleague could confirm either', async () => {
    graph(memberOf(groupIds.helpdeskAgents));
    relationships({ providers: ['First Up Consultants'] });
    expect(await authorization().service.isOffered(agent, 'hand-over')).toBe(false);
  });

  test('is not known when the roles are not', async () => {
    graph(graphError(403, 'Authorization_RequestDenied'));
    await expect(authorization().service.isOffered(agent, 'attest')).rejects.toThrow(RolesUnavailableError);
  });
});
