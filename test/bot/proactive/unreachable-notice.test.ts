import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AgentCards } from '../../../bot/proactive/messengers.ts';
import { UnreachableNotice } from '../../../bot/proactive/unreachable-notice.ts';
import { demoRoleDirectory } from '../../support/microsoft/demo-identity.ts';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import type { Language } from '../../../services/conversations/language.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { capabilityTable } from '../../../services/identity/capabilities.ts';
import type { RoleDirectory } from '../../../services/identity/role-directory.ts';
import type { AgentId } from '../../../services/ids.ts';
import { PartnerCenterClient } from '../../../services/partner-center/partner-center-client.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { messengerOn } from '../../support/desk/private-messenger.ts';
import { RefusingConnector } from '../../support/microsoft/refusing-connector.ts';

const hourMs = 3_600_000;
const [ada, sam, hanna, gerrit] = [1, 2, 3, 4].map((digit) => `aaaaaaaa-0000-4000-8000-00000000000${digit}` as AgentId);
const [embedded] = engines;

let connector: RefusingConnector;
let place: TestDatabase;
let desk: ReturnType<typeof messengerOn>;
let agents: AgentsStore;
let notice: UnreachableNotice;
let log: CapturedLog;
let now: Date;
/** Whose roles cannot be looked up, for a reason that nobody foresaw. */
const broken = new Set<AgentId>();
const roleDirectory: RoleDirectory = {
  listRoles: (agentId) =>
    broken.has(agentId) ? Promise.reject(new TypeError('no such field')) : demoRoleDirectory.listRoles(agentId),
};

beforeAll(async () => {
  connector = await RefusingConnector.open();
});

afterAll(() => connector.close());

beforeEach(async () => {
  place = await embedded.create();
  const database = await place.open();
  desk = messengerOn(database);
  agents = new AgentsStore(database);
  log = new CapturedLog();
  now = new Date('2026-03-02T12:00:00Z');
  const clock = { now: () => now };
  const accessTokens = { getToken: () => Promise.resolve('') };
  const partnerCenter = new PartnerCenterClient({ baseUrl: 'http://127.0.0.1:9', timeoutMs: 1, accessTokens, log });
  const roles = { roleDirectory, capabilities: capabilityTable };
  broken.clear();
  const authorization = new AuthorizationService({ ...roles, partnerCenter, clock });
  const agentCards = new AgentCards({ ...desk, agents, privately: desk.messenger });
  notice = new UnreachableNotice({ ...desk, agents, agentCards, authorization, clock, log });
});

afterEach(async () => {
  await place.remove();
  connector.answer = { status: 201 };
  connector.received.length = 0;
});

async function meets(agentId: AgentId | undefined, name: string, language: Language = 'en'): Promise<void> {
  if (!agentId) throw new Error('nobody');
  await agents.saveChanged({ agentId, name, timeZone: 'UTC' }, now);
  await agents.saveLanguage(agentId, language);
  const conversationId = `a:${name}`;
  const reference = JSON.stringify({ conversation: { id: conversationId }, bot: { id: '28:bot' } });
  const { serviceUrl } = connector;
  await desk.conversations.saveChanged({ conversationId, agentId, kind: 'personal', serviceUrl, reference }, now);
}

async function isLost(agentId: AgentId | undefined): Promise<void> {
  if (agentId) await desk.reachability.markUnreachable(agentId, 403, now);
}

function said(): readonly string[] {
  return connector.received.map(({ call, body }) => `${decodeURIComponent(call)} ${JSON.stringify(body)}`);
}

function later(hours: number): void {
  now = new Date(now.getTime() + hours * hourMs);
}

test('an admin is told of all that is new in one message, in their language, and once', async () => {
  await meets(sam, 'Sam Okafor');
  await meets(hanna, 'Hanna Vogel');
  await meets(ada, 'Ada Lindqvist', 'de');
  await isLost(sam);
  await isLost(hanna);
  await notice.run();
  await notice.run();
  expect(said()).toEqual([expect.stringContaining('a:Ada Lindqvist/activities')]);
  expect(said()[0]).toContain('Ich kann Sam Okafor und Hanna Vogel keine Nachrichten mehr senden.');
});

test('news of the same day wait for the next day', async () => {
  await meets(ada, 'Ada Lindqvist');
  await meets(sam, 'Sam Okafor');
  await meets(hanna, 'Hanna Vogel');
  await isLost(sam);
  await notice.run();
  await isLost(hanna);
  later(23);
  await notice.run();
  expect(said()).toHaveLength(1);
  later(1);
  await notice.run();
  expect(said()).toHaveLength(2);
  expect(said()[1]).toContain('I can no longer send messages to Hanna Vogel.');
});

test('while no admin is known the operator is warned, and the bot tries again an hour later', async () => {
  await meets(sam, 'Sam Okafor');
  await meets(hanna, 'Hanna Vogel');
  await isLost(sam);
  await notice.run();
  await meets(ada, 'Ada Lindqvist');
  await notice.run();
  expect(said()).toEqual([]);
  expect(log.lines.map(({ phrase }) => phrase)).toEqual(['no admin could be told of unreachable agents']);
  later(1);
  await notice.run();
  expect(said()).toHaveLength(1);
});

test('an admin who cannot be reached either is named in the message, and does not get it', async () => {
  await meets(gerrit, 'Gerrit de Vries');
  later(1);
  await meets(ada, 'Ada Lindqvist');
  await isLost(ada);
  await notice.run();
  expect(said()).toEqual([expect.stringContaining('a:Gerrit de Vries/activities')]);
  expect(said()[0]).toContain('Ada Lindqvist');
});

test('a bug met with one agent does not keep an admin from being told', async () => {
  await meets(ada, 'Ada Lindqvist');
  later(1);
  await meets(sam, 'Sam Okafor');
  await meets(hanna, 'Hanna Vogel');
  await isLost(hanna);
  if (sam) broken.add(sam);
  await notice.run();
  expect(said()).toEqual([expect.stringContaining('a:Ada Lindqvist/activities')]);
  expect(log.lines).toContainEqual({
    level: 'error',
    fields: expect.objectContaining({ agentId: sam, failures: 1 }) as object,
    phrase: 'item set aside',
  });
});
