import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Desk } from '../../support/desk/desk.ts';
import {
  type RawActivity,
  complaintsSince,
  deliver,
  rawActivity,
  rawMessage,
  rawPress,
  repliesTo,
} from '../../support/microsoft/raw-activities.ts';

let desk: Desk;
let linesBefore: number;

beforeAll(async () => {
  desk = await Desk.open();
  // The chat is known, and its welcome has been said.
  await desk.person('admin').says('help');
});

beforeEach(() => {
  linesBefore = desk.bot.log.length;
});

afterAll(() => desk.close());

const complaints = () => complaintsSince(desk, linesBefore);

const without = (field: string) => (activity: RawActivity) =>
  Object.fromEntries(Object.entries(activity).filter(([name]) => name !== field));
const withValue = (path: string, value: unknown) => (activity: RawActivity) => {
  const fields = path.split('.');
  const last = fields.pop() ?? '';
  const at = fields.reduce<RawActivity>((object, field) => object[field] as RawActivity, activity);
  at[last] = value;
  return activity;
};

const unusable: readonly (readonly [what: string, change: (activity: RawActivity) => RawActivity, paths: string[]])[] =
  [
    ['has no conversation', without('conversation'), ['conversation']],
    ['has a conversation without an id', withValue('conversation.id', undefined), ['conversation.id']],
    ['has a number for the id of its conversation', withValue('conversation.id', 7), ['conversation.id']],
    ['has an object for the id of its conversation', withValue('conversation.id', {}), ['conversation.id']],
    ['has a NUL in the id of its conversation', withValue('conversation.id', 'a:\0'), ['conversation.id']],
    ['has a conversation id without end', withValue('conversation.id', 'a'.repeat(5_000)), ['conversation.id']],
    ['has no recipient', without('recipient'), ['recipient']],
    ['has a recipient without an id', withValue('recipient.id', null), ['recipient.id']],
    ['has a list for its sender', withValue('from', [1]), ['from']],
    ['has a word for its sender', withValue('from', 'Ada'), ['from']],
  ];

test.each([
  ['no service URL', without('serviceUrl'), 'service-url'],
  ['a service URL that is none', withValue('serviceUrl', 'teams'), 'service-url'],
  ['a number for its service URL', withValue('serviceUrl', 7), 'service-url'],
  ['a service URL that is no web address', withValue('serviceUrl', 'file:///etc/passwd'), 'service-url'],
  ['no channel', without('channelId'), 'channel'],
])('an activity with %s does not get in, and one line says so', async (_what, change, reason) => {
  expect((await deliver(desk, change(rawMessage(desk, 'admin', 'help')))).status).toBe(401);
  expect(await complaints()).toMatchObject([{ level: 40, msg: 'request refused', reason }]);
});

describe.each(unusable)('an activity that %s', (_what, change, paths) => {
  test.each(['message', 'invoke', 'conversationUpdate'])(
    'as %s is refused with one line and no stack',
    async (type) => {
      const activity =
        type === 'invoke' ? rawPress(desk, 'admin', { verb: 'report.show' }) : rawMessage(desk, 'admin', 'help');
      expect((await deliver(desk, change({ ...activity, type }))).status).toBe(400);
      const lines = await complaints();
      expect(lines).toMatchObject([{ level: 40, msg: 'activity cannot be used', paths, type }]);
      expect(JSON.stringify(lines)).not.toContain('stack');
    },
  );
});

test.each([
  ['with a word for its members', 'x'],
  ['with members of nothing', [null]],
])('a removal %s in a conversation without an id does not end the process', async (_what, membersRemoved) => {
  for (const id of [{}, 'a:\0']) {
    const activity = rawActivity(desk, 'admin', { type: 'conversationUpdate', membersRemoved });
    expect((await deliver(desk, withValue('conversation.id', id)(activity))).status).toBe(400);
  }
  expect((await deliver(desk, rawActivity(desk, 'admin', { type: 'conversationUpdate', membersRemoved }))).status).toBe(
    200,
  );
  expect((await desk.person('admin').says('help')).text).toContain('What you can ask me');
});

const lenient: readonly (readonly [what: string, change: (activity: RawActivity) => RawActivity])[] = [
  ['no entities but null', withValue('entities', null)],
  ['an entity that is null', withValue('entities', [null])],
  ['an entity without a type', withValue('entities', [{}])],
  ['a mention of nobody', withValue('entities', [{ type: 'mention', text: '<at>x</at>' }])],
  ['a mention that is a number', withValue('entities', [{ type: 'mention', mentioned: 7, text: 7 }])],
  ['an object for its entities', withValue('entities', { type: 'mention' })],
  ['no locale but null', withValue('locale', null)],
  ['a number for its locale', withValue('locale', 7)],
  ['a locale without end', withValue('locale', 'x'.repeat(10_000))],
  ['a number for the time zone', withValue('localTimezone', 7)],
  ['a number for the sender’s name', withValue('from.name', 7)],
  ['a NUL in the sender’s name', withValue('from.name', 'Ada\0 Lindqvist')],
  ['no name of the sender but null', withValue('from.name', null)],
  ['a number for its id', withValue('id', 7)],
  ['an object for the message it answers', withValue('replyToId', {})],
  ['a NUL in the message it answers', withValue('replyToId', 'a\0')],
  ['a word for its channel data', withValue('channelData', 'x')],
  ['no channel data but null', withValue('channelData', null)],
  ['a number for a team', withValue('channelData.team', 7)],
  ['a list for the tenant in its channel data', withValue('channelData.tenant', [])],
  ['no attachments but null', withValue('attachments', null)],
  ['an attachment that is null', withValue('attachments', [null])],
  ['a word for its members', withValue('membersAdded', 'x')],
  ['a delivery mode of another kind', withValue('deliveryMode', 'expectReplies')],
  ['a time that is none', withValue('localTimestamp', 'x')],
  ['no kind of conversation', withValue('conversation.conversationType', undefined)],
  ['a number for the kind of conversation', withValue('conversation.conversationType', 7)],
];

describe.each(lenient)('a message with %s', (_what, change) => {
  test('is answered like any other', async () => {
    const before = (await repliesTo(desk, 'admin')).length;
    expect((await deliver(desk, change(rawMessage(desk, 'admin', 'help')))).status).toBe(200);
    const said = (await repliesTo(desk, 'admin')).slice(before);
    expect(said).toEqual([expect.stringContaining('What you can ask me')]);
    expect(said.join('')).toContain('confirm');
    expect(await complaints()).toEqual([]);
  });
});

describe('text that is no text', () => {
  test.each([7, {}, [], null, true])('%j is answered as if nothing was said', async (text) => {
    const before = (await repliesTo(desk, 'admin')).length;
    expect((await deliver(desk, { ...rawMessage(desk, 'admin', ''), text })).status).toBe(200);
    expect((await repliesTo(desk, 'admin')).length).toBeGreaterThan(before);
    expect(await complaints()).toEqual([]);
  });
});

describe('a conversation whose kind Teams does not name', () => {
  test.each([
    ['says that it is a group', { isGroup: true }],
    ['has the id of a group chat', { id: '19:meeting@thread.v2' }],
  ])('is shared with others when it %s', async (_what, marks) => {
    const activity = rawMessage(desk, 'admin', 'confirm contoso');
    activity['conversation'] = { ...(activity['conversation'] as object), id: '19:g@thread.v2', ...marks };
    delete (activity['conversation'] as RawActivity)['conversationType'];
    const person = desk.person('admin');
    const { id } = activity['conversation'] as { id: string };
    // The sandbox knows a chat once something was said in it.
    await person.sendsRaw({ type: 'typing', conversation: { id, conversationType: 'groupChat' } });
    expect((await deliver(desk, activity)).status).toBe(200);
    const replies = (await person.messages(id)).filter(({ from }) => from === 'bot');
    expect(JSON.stringify(replies.at(-1))).toContain('private');
    expect(JSON.stringify(replies)).not.toContain('Email');
  });
});

test('nobody without an Entra identity is served, and one line says so', async () => {
  for (const aadObjectId of [undefined, null, 7, 'nobody']) {
    const before = desk.bot.log.length;
    const activity = withValue('from.aadObjectId', aadObjectId)(rawMessage(desk, 'admin', 'help'));
    expect((await deliver(desk, activity)).status).toBe(200);
    expect(await complaintsSince(desk, before)).toMatchObject([{ level: 40, msg: 'activity turned away' }]);
  }
});
