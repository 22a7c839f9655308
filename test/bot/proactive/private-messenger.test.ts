import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { SendOutcome } from '../../../services/conversations/send-outcome.ts';
import type { Contact } from '../../../services/conversations/contacts-store.ts';
import type { Conversation } from '../../../services/conversations/conversations-store.ts';
import type { AgentId } from '../../../services/ids.ts';
import { reminderSender } from '../../../bot/proactive/messengers.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { messengerOn } from '../../support/desk/private-messenger.ts';
import { RefusingConnector } from '../../support/microsoft/refusing-connector.ts';
import { sampleReminder } from '../../support/cards/sample-reminder.ts';

const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const message = { type: 'message', text: 'hello' };
const now = new Date('2026-03-03T12:00:00Z');
const [embedded] = engines;

let connector: RefusingConnector;
let place: TestDatabase;
let desk: ReturnType<typeof messengerOn>;

beforeAll(async () => {
  connector = await RefusingConnector.open();
});

afterAll(() => connector.close());

beforeEach(async () => {
  place = await embedded.create();
  desk = messengerOn(await place.open());
  await desk.conversations.saveChanged(chat(), now);
});

afterEach(async () => {
  await place.remove();
  connector.answer = { status: 201 };
  connector.received.length = 0;
});

function chat(): Conversation {
  const reference = JSON.stringify({ conversation: { id: 'a:1' }, bot: { id: '28:bot' }, user: { id: '29:1' } });
  return { conversationId: 'a:1', agentId, kind: 'personal', serviceUrl: connector.serviceUrl, reference };
}

function contact(): Contact {
  const ids = { teamId: '19:team', userId: '29:1', botId: '28:bot', tenantId: 'tenant' };
  return { agentId, ...ids, name: 'Ada Lindqvist', serviceUrl: connector.serviceUrl };
}

const answers: readonly (readonly [name: string, answer: RefusingConnector['answer'], outcome: SendOutcome])[] = [
  [
    '429 with Retry-After',
    { status: 429, headers: { 'Retry-After': '7' } },
    { kind: 'throttled', retryAfterMs: 7_000 },
  ],
  ['429', { status: 429 }, { kind: 'throttled', retryAfterMs: undefined }],
  ['408', { status: 408 }, { kind: 'failed', status: 408 }],
  ['412', { status: 412 }, { kind: 'failed', status: 412 }],
  ['500', { status: 500 }, { kind: 'failed', status: 500 }],
  ['502', { status: 502 }, { kind: 'failed', status: 502 }],
  ['503 with Retry-After', { status: 503, headers: { 'Retry-After': '1' } }, { kind: 'failed', status: 503 }],
  ['504', { status: 504 }, { kind: 'failed', status: 504 }],
  ['403', { status: 403 }, { kind: 'unreachable', status: 403 }],
  ['404', { status: 404 }, { kind: 'unreachable', status: 404 }],
  ['a cut connection', undefined, { kind: 'failed', status: undefined }],
];

describe.each(answers)('a message that Teams answers with %s', (_name, answer, outcome) => {
  test('is posted once, and the answer comes back as it is', async () => {
    connector.answer = answer;
    expect(await desk.messenger.send(agentId, message)).toEqual(outcome);
    expect(connector.received.map(({ call }) => call)).toEqual(['POST /v3/conversations/a%3A1/activities']);
  });

  test('is not preceded by more than one attempt to open the chat', async () => {
    connector.answer = answer;
    const other = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
    await desk.reachability.saveContacts([{ ...contact(), agentId: other }], now);
    expect(await desk.messenger.send(other, message)).toEqual(outcome);
    expect(connector.received.map(({ call }) => call)).toEqual(['POST /v3/conversations']);
  });
});

test('a message that Teams never answers is given up at the deadline', async () => {
  connector.answer = 'silence';
  const impatient = messengerOn(await place.open(), { deadlineMs: 1_000 });
  expect(await impatient.messenger.send(agentId, message)).toEqual({ kind: 'failed', status: undefined });
  expect(connector.received).toHaveLength(1);
});

test('a message that was taken tells where it is, and can be changed there', async () => {
  const sent = await desk.messenger.send(agentId, message);
  expect(sent).toEqual({ kind: 'sent', to: { conversationId: 'a:1', activityId: 'id-1' } });
  const to = { conversationId: 'a:1', activityId: 'id-1' };
  expect(await desk.messenger.update(agentId, to, message)).toEqual({ kind: 'sent', to });
  expect(connector.received.map(({ call }) => call)[1]).toBe('PUT /v3/conversations/a%3A1/activities/id-1');
});

test.each([403, 404])('an update that is refused with %i does not make its reader unreachable', async (status) => {
  connector.answer = { status };
  const to = { conversationId: 'a:1', activityId: 'gone' };
  expect(await desk.messenger.update(agentId, to, message)).toEqual({ kind: 'failed', status });
  expect(await desk.reachability.listUnreachable()).toEqual([]);
});

test('a failure of the database is not taken for an answer of Teams', async () => {
  const other = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
  await desk.reachability.saveContacts([{ ...contact(), agentId: other }], now);
  const broken = (await place.open()).query;
  await sql`create trigger refuse before insert on conversations begin select raise(fail, 'disk full'); end`.execute(
    broken,
  );
  await expect(desk.messenger.send(other, message)).rejects.toThrow('disk full');
  expect(await desk.reachability.listUnreachable()).toEqual([]);
});

test('a chat whose stored reference cannot be read is written to by its id', async () => {
  await desk.conversations.saveChanged({ ...chat(), reference: '{"bot": {"id": "28:b' }, now);
  expect(await desk.messenger.send(agentId, message)).toMatchObject({ kind: 'sent' });
  expect(connector.received.map(({ call }) => call)).toEqual(['POST /v3/conversations/a%3A1/activities']);
});

test('an agent who refused is not written to again before they are heard from', async () => {
  connector.answer = { status: 403 };
  await desk.messenger.send(agentId, message);
  connector.answer = { status: 201 };
  expect(await desk.messenger.send(agentId, message)).toEqual({ kind: 'unreachable', status: undefined });
  expect(connector.received).toHaveLength(1);
  await desk.reachability.noteActivity(chat(), agentId);
  expect(await desk.messenger.send(agentId, message)).toMatchObject({ kind: 'sent' });
});

test('a chat that was opened for the first message is used for the second', async () => {
  const other = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
  await desk.reachability.saveContacts([{ ...contact(), agentId: other }], now);
  await desk.messenger.send(other, message);
  await desk.messenger.send(other, message);
  expect(connector.received.map(({ call }) => call)).toEqual([
    'POST /v3/conversations',
    'POST /v3/conversations/id-1/activities',
    'POST /v3/conversations/id-1/activities',
  ]);
});

test('messages in one conversation are half a second apart', async () => {
  const began = performance.now();
  await Promise.all([desk.messenger.send(agentId, message), desk.messenger.send(agentId, message)]);
  // From the call on, since the first may be read late. Timers may be a millisecond early.
  expect((connector.received[1]?.at ?? 0) - began).toBeGreaterThan(490);
});

test('a reminder says in its notification what it is about', async () => {
  const card = { type: 'AdaptiveCard', version: '1.5', fallbackText: 'A card', body: [] } as const;
  const reminders = reminderSender(desk.messenger, () => card);
  await reminders.send(sampleReminder());
  expect(connector.received[0]?.body['summary']).toBe(
    'Contoso Ltd hasn’t accepted the Microsoft Customer Agreement yet',
  );
});
