import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { openChatEvents } from '../../support/desk/chat-events.ts';
import { ada, card, cardAnswer, sendCard, startScriptedBot, type Json, type ScriptedBot } from './scripted-bot.ts';

const never = new Promise<undefined>(() => undefined);
const oneText = (text: string): Json => card({ type: 'TextBlock', text });

let bot: ScriptedBot;
beforeEach(async () => {
  bot = await startScriptedBot();
});
afterEach(() => bot.close());

const say = (text: string, more: Json = {}): Promise<Json> =>
  bot.api('POST', `people/${ada}/messages`, { text, ...more });
const transcript = async (): Promise<Json[]> => (await bot.api('GET', `people/${ada}/messages`))['list'] as Json[];
const press = (activityId: string, more: Json = {}): Promise<Json> =>
  bot.api('POST', `people/${ada}/actions`, {
    activityId,
    action: { type: 'Action.Execute', verb: 'attestation.review', data: { draftId: 'd1', firstName: 'old' } },
    inputs: { firstName: 'Megan' },
    ...more,
  });
const last = () => bot.received.at(-1)!;

describe('a person who writes to the bot', () => {
  test('opens the chat first: the bot hears of the installation and of the member, once', async () => {
    await Promise.all([say('help'), say('status contoso')]);
    await say('again');
    const types = bot.received.map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['installationUpdate', 'conversationUpdate']);
    expect(types.slice(2)).toEqual(['message', 'message', 'message']);
  });

  test('sends what Teams sends around the text', async () => {
    await say('hej', { locale: 'sv-SE', timeZone: 'Pacific/Kiritimati' });
    expect(last()).toMatchObject({
      type: 'message',
      text: 'hej',
      channelId: 'msteams',
      serviceUrl: bot.sandbox.serviceUrl,
      locale: 'sv-SE',
      localTimezone: 'Pacific/Kiritimati',
      localTimestamp: expect.stringMatching(/T.*\+14:00$/),
      from: { id: expect.stringMatching(/^29:/), name: 'Ada Lindqvist', aadObjectId: ada },
      recipient: { id: expect.stringMatching(/^28:/), name: 'Agreement Desk' },
      conversation: {
        id: expect.stringMatching(/^a:/),
        conversationType: 'personal',
        tenantId: '11111111-1111-4111-8111-111111111111',
      },
      channelData: { tenant: { id: '11111111-1111-4111-8111-111111111111' } },
      entities: [
        { type: 'clientInfo', locale: 'sv-SE', country: 'SE', platform: 'Web', timezone: 'Pacific/Kiritimati' },
      ],
    });
  });

  test('learns with which status the bot answered', async () => {
    bot.onActivity = ({ type }) => (type === 'message' ? { status: 500, body: { message: 'bug' } } : undefined);
    expect(await say('help')).toMatchObject({ status: 500, body: { message: 'bug' } });
    bot.sandbox.setBotEndpoint('http://127.0.0.1:9/api/messages');
    expect(await say('help')).toMatchObject({ status: 502 });
  });

  test('sees both sides in the transcript', async () => {
    bot.onActivity = async (activity) => {
      if (activity.type !== 'message') return undefined;
      await bot.connector('POST', activity, `activities/${activity.id}`, { type: 'message', text: 'Welcome' });
      await sendCard(bot, activity, oneText('Contoso'));
      return undefined;
    };
    await say('help');
    expect(await transcript()).toMatchObject([
      { from: 'person', text: 'help', updated: false },
      { from: 'bot', text: 'Welcome', cards: [] },
      { from: 'bot', text: '', cards: [oneText('Contoso')] },
    ]);
  });

  test('who removes the app is out of reach, and back with the next message', async () => {
    await say('help');
    const activity = last();
    await bot.api('POST', `people/${ada}/activities`, { type: 'installationUpdate', action: 'remove' });
    const refused = await bot.connector('POST', activity, 'activities', { type: 'message', text: 'due' });
    expect(refused.status).toBe(403);
    bot.received.length = 0;
    await say('hello');
    expect(bot.received.map(({ type }) => type)).toEqual(['installationUpdate', 'message']);
    expect((await bot.connector('POST', activity, 'activities', { type: 'message', text: 'due' })).status).toBe(201);
  });
});

describe('a person who presses a button', () => {
  let messageId: string;
  beforeEach(async () => {
    await say('confirm contoso');
    messageId = await sendCard(bot, last(), oneText('form'));
  });

  test('of Action.Execute gets the card of the answer in place', async () => {
    bot.onActivity = () => cardAnswer(oneText('review'));
    expect(await press(messageId)).toMatchObject({ status: 200, outcome: { kind: 'card' } });
    expect(last()).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: messageId,
      value: {
        action: {
          type: 'Action.Execute',
          verb: 'attestation.review',
          data: { draftId: 'd1', firstName: 'Megan' },
        },
        trigger: 'manual',
      },
    });
    expect((await transcript()).at(-1)).toMatchObject({ id: messageId, cards: [oneText('review')], updated: true });
  });

  test('of Action.Submit sends a message without text, and keeps the card', async () => {
    const submit = { type: 'Action.Submit', data: { verb: 'attestation.review', draftId: 'd1' } };
    expect(await press(messageId, { action: submit })).toMatchObject({ status: 200, outcome: { kind: 'nothing' } });
    expect(last()).toMatchObject({
      type: 'message',
      replyToId: messageId,
      value: { verb: 'attestation.review', draftId: 'd1', firstName: 'Megan' },
    });
    expect(last().text).toBeUndefined();
    expect(await transcript()).toHaveLength(2);
  });

  test.each([
    ['a status of 500', { status: 500 }],
    ['an error in the answer', { body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: {} } }],
    ['an empty answer', {}],
  ])('is told that something went wrong after %s, and keeps the card', async (_case, answer) => {
    bot.onActivity = () => answer;
    const outcome = { kind: 'error', text: 'Something went wrong. Please try again.' };
    expect(await press(messageId)).toMatchObject({ outcome });
    expect((await transcript()).at(-1)).toMatchObject({ cards: [oneText('form')], updated: false });
  });

  test('reads the message that the bot answers instead of a card', async () => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' };
    bot.onActivity = () => ({ body });
    expect(await press(messageId)).toMatchObject({ outcome: { kind: 'message', text: 'Done.' } });
  });

  test('waits no longer than Teams does', async () => {
    const slow = await startScriptedBot({ patienceMs: 50 });
    slow.onActivity = ({ type }) => (type === 'invoke' ? never : undefined);
    const action = { activityId: '1', action: { type: 'Action.Execute', verb: 'x' } };
    const answer = await slow.api('POST', `people/${ada}/actions`, action);
    await slow.close();
    expect(answer).toMatchObject({ status: 504, outcome: { kind: 'error' } });
  });

  test('may be their client, on its own', async () => {
    await press(messageId, { trigger: 'automatic' });
    expect(last().value).toMatchObject({ trigger: 'automatic' });
  });
});

describe('the Bot Connector', () => {
  beforeEach(() => say('hello'));

  test('updates and deletes what the bot sent', async () => {
    const id = await sendCard(bot, last(), oneText('recording'));
    const updated = await bot.connector('PUT', last(), `activities/${id}`, { type: 'message', text: 'recorded' });
    expect(updated.status).toBe(200);
    expect((await transcript()).at(-1)).toMatchObject({ id, text: 'recorded', cards: [], updated: true });
    expect((await bot.connector('DELETE', last(), `activities/${id}`)).status).toBe(200);
    expect(await transcript()).toHaveLength(1);
    expect((await bot.connector('PUT', last(), `activities/${id}`, { type: 'message', text: '?' })).status).toBe(404);
    expect((await bot.connector('DELETE', last(), `activities/${id}`)).status).toBe(404);
  });

  test('names the members of the chat', async () => {
    const member = { aadObjectId: ada, name: 'Ada Lindqvist', givenName: 'Ada', userRole: 'user' };
    const read = async (path: string): Promise<unknown> => (await bot.connector('GET', last(), path)).json();
    expect(await read('members')).toMatchObject([member]);
    expect(await read('pagedmembers?pageSize=10')).toMatchObject({ members: [member] });
    expect(await read(`members/${encodeURIComponent((last()['from'] as Json)['id'] as string)}`)).toMatchObject(member);
    expect(await read(`members/${ada}`)).toMatchObject(member);
    expect((await bot.connector('GET', last(), 'members/29:nobody')).status).toBe(404);
  });

  test('opens a chat with a person to whom the bot has not talked yet', async () => {
    const sam = 'aaaaaaaa-0000-4000-8000-000000000002';
    const created = await fetch(`${bot.sandbox.serviceUrl}v3/conversations`, {
      method: 'POST',
      headers: { authorization: bot.authorization },
      body: JSON.stringify({ members: [{ id: sam }], isGroup: false }),
    });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    await bot.connector('POST', { ...last(), conversation: { id } }, 'activities', { type: 'message', text: 'due' });
    expect(await bot.api('GET', `people/${sam}/messages`)).toMatchObject({ list: [{ text: 'due' }] });
  });

  test('still knows a chat after a restart', async () => {
    const stored = last().conversation.id;
    const restarted = await startTeamsSandbox({ botEndpoint: 'http://127.0.0.1:9', keys: sharedKeys });
    const sent = await fetch(`${restarted.serviceUrl}v3/conversations/${stored}/activities`, {
      method: 'POST',
      headers: { authorization: bot.authorization },
      body: JSON.stringify({ type: 'message', text: 'reminder' }),
    });
    await restarted.close();
    expect(sent.status).toBe(201);
  });

  test('refuses as often as it is told to, and with the headers it is told', async () => {
    const headers = { 'retry-after': '2' };
    await bot.api('POST', 'connector-faults', [
      { method: 'POST', path: '/activities', status: 429, headers, times: 2 },
    ]);
    const send = () => bot.connector('POST', last(), 'activities', { type: 'message', text: 'x' });
    const answers = [await send(), await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 201]);
    expect(answers[0]?.headers.get('retry-after')).toBe('2');
    await bot.api('POST', 'connector-faults', [{ method: 'POST', path: '', status: 403 }]);
    await bot.api('DELETE', 'connector-faults');
    expect((await send()).status).toBe(201);
  });

  test('refuses what Teams refuses: unknown conversations and messages beyond 100 KB', async () => {
    const unknown = { ...last(), conversation: { id: '19:nowhere@thread.tacv2' } };
    expect((await bot.connector('POST', unknown, 'activities', { type: 'message', text: 'x' })).status).toBe(404);
    const big = { type: 'message', text: 'x'.repeat(60_000) };
    expect((await bot.connector('POST', last(), 'activities', big)).status).toBe(413);
  });
});

describe('a raw activity', () => {
  const send = (activity: Json): Promise<Json> => bot.api('POST', `people/${ada}/activities`, activity);

  test('overrides what Teams would send, and null leaves it out', async () => {
    await send({ type: 'message', text: 'x', conversation: { tenantId: 'other' }, from: { aadObjectId: null } });
    expect(last()).toMatchObject({ conversation: { tenantId: 'other', conversationType: 'personal' } });
    expect(last()['from']).toEqual({ id: expect.any(String), name: 'Ada Lindqvist' });
  });

  test('may come from a channel, where the bot can answer', async () => {
    const id = '19:general@thread.tacv2;messageid=1';
    bot.onActivity = async (activity) => {
      await bot.connector('POST', activity, 'activities', { type: 'message', text: 'in private, please' });
      return undefined;
    };
    await send({
      type: 'message',
      text: '<at>Agreement Desk</at> help',
      conversation: { id, conversationType: 'channel' },
    });
    const { list } = await bot.api('GET', `people/${ada}/messages?conversation=${encodeURIComponent(id)}`);
    expect(list).toMatchObject([{ from: 'person' }, { from: 'bot', text: 'in private, please' }]);
    expect(await transcript()).toEqual([]);
  });
});

describe('listening to a chat', () => {
  test('tells of messages, typing, updates and deletions of this person only, in order', async () => {
    const events = await openChatEvents(`${bot.sandbox.url}/api/people/${ada}/events`);
    await bot.api('POST', 'people/aaaaaaaa-0000-4000-8000-000000000002/messages', { text: 'of somebody else' });
    await say('hello');
    await bot.connector('POST', last(), 'activities', { type: 'typing' });
    const id = await sendCard(bot, last(), oneText('a'));
    await bot.connector('PUT', last(), `activities/${id}`, { type: 'message', text: 'b' });
    await bot.connector('DELETE', last(), `activities/${id}`);
    const seen = [];
    for (let count = 0; count < 5; count += 1) seen.push(await events.next());
    await events.close();
    expect(seen).toMatchObject([
      { kind: 'message', message: { text: 'hello' } },
      { kind: 'typing' },
      { kind: 'message', message: { id } },
      { kind: 'update', message: { id, text: 'b' } },
      { kind: 'delete', messageId: id },
    ]);
  });
});

describe('a caller who errs', () => {
  test.each([
    ['a person who is no GUID', 'POST', 'people/ada/messages', { text: 'x' }],
    ['a message without text', 'POST', `people/${ada}/messages`, {}],
    ['a time zone that does not exist', 'POST', `people/${ada}/messages`, { text: 'x', timeZone: 'Mars/Olympus' }],
    ['a locale that is none', 'POST', `people/${ada}/messages`, { text: 'x', locale: 'not a locale' }],
    [
      'an action of no known type',
      'POST',
      `people/${ada}/actions`,
      { activityId: '1', action: { type: 'Action.Fly' } },
    ],
    ['a fault that is no fault', 'POST', 'connector-faults', [{ method: 'POST', path: '(', status: 429 }]],
  ])('hears what is wrong with %s', async (_case, method, path, body) => {
    expect(await bot.api(method, path, body)).toMatchObject({
      httpStatus: 400,
      error: { code: 'BadSyntax', message: expect.any(String) },
    });
  });

  test('hears that there is nothing at an address', async () => {
    expect(await bot.api('GET', 'nowhere')).toMatchObject({ httpStatus: 404 });
    for (const path of ['page/../index.ts', 'page/%2e%2e%2findex.ts', 'vendor/package.json']) {
      expect((await fetch(`${bot.sandbox.url}/${path}`)).status).toBe(404);
    }
  });
});
