import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { people } from '../../../sandbox/people.ts';
import { type Json, type ReceivedActivity, type ScriptedBot, startScriptedBot } from './scripted-bot.ts';

const [ada = '', sam = '', hanna = '', gerrit = '', liNa = ''] = people.map(({ objectId }) => objectId);
const team = '19:licensing@thread.tacv2';
const route = `teams/${encodeURIComponent(team)}`;

let bot: ScriptedBot;

beforeEach(async () => {
  bot = await startScriptedBot();
  const members = [ada, sam, hanna, gerrit];
  await bot.api('POST', `${route}/installation`, { by: ada, members, guests: [liNa] });
});

afterEach(() => bot.close());

async function page(continuationToken?: string): Promise<Json & { readonly members: readonly Json[] }> {
  const query = continuationToken === undefined ? '' : `&continuationToken=${continuationToken}`;
  const response = await bot.connector('GET', last(), `pagedmembers?pageSize=500${query}`);
  return (await response.json()) as Json & { readonly members: readonly Json[] };
}

function last(): ReceivedActivity {
  return bot.received.at(-1)!;
}

test('a bot that comes to a team is told so twice, and in which', () => {
  expect(bot.received).toMatchObject([
    { type: 'installationUpdate', action: 'add', channelData: { team: { id: team } } },
    { type: 'conversationUpdate', membersAdded: [{ id: expect.stringMatching(/^28:/) }], conversation: { id: team } },
  ]);
  expect(last()).not.toHaveProperty('localTimezone');
});

test('the roster comes in pages, and tells guests from others', async () => {
  const first = await page();
  expect(first.members.map(({ aadObjectId }) => aadObjectId)).toEqual([ada, sam, hanna]);
  const second = await page(String(first['continuationToken']));
  expect(second).not.toHaveProperty('continuationToken');
  expect(second.members).toMatchObject([
    { aadObjectId: gerrit, userRole: 'user' },
    { aadObjectId: liNa, userRole: 'guest' },
  ]);
});

test('members who leave are told to the bot, and are not in the roster any more', async () => {
  await bot.api('DELETE', `${route}/members`, { by: ada, members: [sam, hanna, gerrit], guests: [liNa] });
  expect(last()).toMatchObject({ type: 'conversationUpdate', membersRemoved: [{ aadObjectId: sam }, {}, {}, {}] });
  expect((await page()).members).toMatchObject([{ aadObjectId: ada }]);
});

test('a team that the bot has left is closed to it', async () => {
  await bot.api('DELETE', `${route}/installation`, { by: ada });
  expect(bot.received.slice(-2)).toMatchObject([{ action: 'remove' }, { membersRemoved: [{}] }]);
  const refused = await bot.connector('POST', last(), 'activities', { type: 'message', text: 'hello' });
  expect(refused.status).toBe(403);
});

test('somebody who blocks the bot does not tell it, and unblocks it by writing', async () => {
  await bot.api('POST', `people/${ada}/messages`, { text: 'hello' });
  const before = bot.received.length;
  await bot.api('POST', `people/${ada}/block`);
  expect(bot.received).toHaveLength(before);
  expect((await bot.connector('POST', last(), 'activities', { type: 'message' })).status).toBe(403);
  await bot.api('POST', `people/${ada}/messages`, { text: 'hello again' });
  expect((await bot.connector('POST', last(), 'activities', { type: 'message' })).status).toBe(201);
});
