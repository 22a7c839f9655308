import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AgentCards } from '../../../bot/proactive/messengers.ts';
import { ServiceAccountNotice } from '../../../bot/proactive/service-account-notice.ts';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import type { Language } from '../../../services/conversations/language.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { capabilityTable } from '../../../services/identity/capabilities.ts';
import type { AgentId } from '../../../services/ids.ts';
import { dayMs, hourMs } from '../../../services/duration.ts';
import { PartnerCenterClient } from '../../../services/partner-center/partner-center-client.ts';
import { RefreshTokenStore } from '../../../services/partner-center/sign-in/refresh-token-store.ts';
import { RefreshTokens } from '../../../services/partner-center/sign-in/refresh-tokens.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { messengerOn } from '../../support/desk/private-messenger.ts';
import { demoRoleDirectory } from '../../support/microsoft/demo-identity.ts';
import { RefusingConnector } from '../../support/microsoft/refusing-connector.ts';

const [embedded] = engines;

let connector: RefusingConnector;
let place: TestDatabase;
let desk: ReturnType<typeof messengerOn>;
let agents: AgentsStore;
let tokens: RefreshTokens;
let notice: ServiceAccountNotice;
let log: CapturedLog;
let now: Date;

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
  const authorization = new AuthorizationService({
    roleDirectory: demoRoleDirectory,
    capabilities: capabilityTable,
    partnerCenter,
    clock,
  });
  const agentCards = new AgentCards({ ...desk, agents, privately: desk.messenger });
  tokens = new RefreshTokens({
    ...{ configured: 'hidden-token', place: undefined, clock, log },
    store: new RefreshTokenStore(database),
  });
  notice = new ServiceAccountNotice({ tokens, agents, authorization, agentCards, log });
});

afterEach(async () => {
  await place.remove();
  connector.answer = { status: 201 };
  connector.received.length = 0;
});

/** Somebody of the demo has written to the bot: 1 is the Admin agent, 2 the Sales agent, 4 the Global admin. */
async function meets(digit: 1 | 2 | 4, language: Language): Promise<void> {
  const agentId = `aaaaaaaa-0000-4000-8000-00000000000${digit}` as AgentId;
  await agents.saveChanged({ agentId, name: 'x', timeZone: 'UTC' }, now);
  await agents.saveLanguage(agentId, language);
  const conversationId = `a:${digit}`;
  const reference = JSON.stringify({ conversation: { id: conversationId }, bot: { id: '28:bot' } });
  const { serviceUrl } = connector;
  await desk.conversations.saveChanged({ conversationId, agentId, kind: 'personal', serviceUrl, reference }, now);
}

const said = (): readonly string[] =>
  connector.received.map(({ call, body }) => `${decodeURIComponent(call)} ${JSON.stringify(body)}`);

/** The loop looks once a day. */
async function daysPass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    now = new Date(now.getTime() + dayMs);
    await tokens.keep();
    await notice.run();
  }
}

test('the admins are told 14, 7 and 1 days before the sign-in ends and when it has ended, each in their language', async () => {
  await meets(1, 'en');
  await meets(2, 'en');
  await meets(4, 'sv');
  await tokens.keep();
  await daysPass(75);
  expect(said()).toEqual([]);
  await daysPass(30);
  const toAda = said().filter((message) => message.includes('a:1/'));
  expect(
    toAda.map((message) => /sign-in ends in \d+ days|ends tomorrow|has to sign in again/.exec(message)?.[0]),
  ).toEqual(['sign-in ends in 14 days', 'sign-in ends in 7 days', 'ends tomorrow', 'has to sign in again']);
  expect(toAda[0]).toContain('ends on 31 May 2026');
  expect(toAda[0]).toContain('npm run consent');
  expect(said().filter((message) => message.includes('Tjänstkontots inloggning går ut om 14 dagar'))).toHaveLength(1);
  expect(said().filter((message) => message.includes('a:2/'))).toEqual([]);
});

test('the admins are told at once when Entra refuses the sign-in', async () => {
  await meets(1, 'en');
  await tokens.keep();
  await tokens.findNewer();
  await notice.run();
  await notice.run();
  expect(said()).toEqual([expect.stringContaining('Its sign-in has ended')]);
});

test('while no admin is known the operator reads it in the log, and the bot tries again an hour later', async () => {
  await tokens.keep();
  await daysPass(76);
  expect(log.lines.map(({ phrase }) => phrase)).toEqual(['no admin could be told of the end of the refresh token']);
  await meets(1, 'en');
  await notice.run();
  expect(said()).toEqual([]);
  now = new Date(now.getTime() + hourMs);
  await notice.run();
  expect(said()).toHaveLength(1);
});
