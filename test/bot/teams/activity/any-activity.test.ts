import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Desk } from '../../../support/desk/desk.ts';
import {
  type RawActivity,
  complaintsSince,
  deliver,
  rawActivity,
  rawMessage,
  rawPress,
  repliesTo,
} from '../../../support/microsoft/raw-activities.ts';

/** Without these nobody could be answered, or it would be somebody else or elsewhere. */
const decisive =
  /^(type|channelId|serviceUrl|recipient|from|conversation|conversation\.(id|tenantId|conversationType)|from\.aadObjectId|recipient\.id|text|value.*)$/;
/** Where the sandbox knows no chat, nothing can be said. */
const noSuchChat = 404;

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(() => desk.close());

type Kind = (who: { readonly objectId: string }) => RawActivity;

const team = '19:team@thread.tacv2';
const kinds: Readonly<Record<string, Kind>> = {
  'something said': (who) => rawMessage(desk, who, 'help'),
  'something said with a mention': (who) => ({
    ...rawMessage(desk, who, '<at>Agreement Desk</at> help'),
    entities: [
      { type: 'mention', mentioned: { id: '28:bot', name: 'Agreement Desk' }, text: '<at>Agreement Desk</at>' },
      { type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'Europe/Stockholm' },
    ],
  }),
  'a press': (who) => rawPress(desk, who, { verb: 'report.show' }),
  'a press by an older client': (who) => ({
    ...rawMessage(desk, who, ''),
    value: { verb: 'report.show' },
    replyToId: '1',
  }),
  'an installation': (who) => rawActivity(desk, who, { type: 'installationUpdate', action: 'add' }),
  'somebody’s coming and going': (who) =>
    rawActivity(desk, who, {
      type: 'conversationUpdate',
      conversation: { id: team, conversationType: 'channel', isGroup: true },
      channelData: { team: { id: team }, eventType: 'teamMemberRemoved' },
      membersAdded: [{ id: '29:somebody', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000003' }],
      membersRemoved: [{ id: '29:somebody', name: 'Somebody' }],
    }),
};

/** Every path in it, to objects and lists as well as to what they hold. */
function pathsIn(value: unknown, path: readonly string[] = []): string[] {
  const here = path.length === 0 ? [] : [path.join('.')];
  if (typeof value !== 'object' || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([field, one]) => pathsIn(one, [...path, field]))];
}

function replaced(activity: RawActivity, path: string, value: unknown): RawActivity {
  const fields = path.split('.');
  const last = fields.pop() ?? '';
  fields.reduce<RawActivity>((object, field) => object[field] as RawActivity, activity)[last] = value;
  return activity;
}

const worst = [null, 7, '\0', '\ud800', [null], { id: {} }];
/** Fields of the envelope are the same in each kind: the first tries all that is worst in them, each other one of it. */
const tried = new Set<string>();

function worstFor(path: string, kind: string): readonly unknown[] {
  if (!tried.has(path)) return worst;
  return [worst[Object.keys(kinds).indexOf(kind) % worst.length]];
}
const anything = fc.oneof(
  fc.constantFrom<unknown>(true, -1, 1e308, '', 'a\0b', '\u202e', '\ud800', 'x'.repeat(60_000), [], {}),
  fc.constantFrom<unknown>({ type: 'mention' }, [{ id: 7 }], { toString: 1 }, { constructor: { name: 'x' } }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Each time from somebody else, whose chat is empty. */
async function expectTaken(kind: Kind, path: string, value: unknown): Promise<void> {
  const who = { objectId: randomUUID() };
  const activity = replaced(kind(who), path, value);
  const { status } = await deliver(desk, activity);
  // 401 where the door lets nobody in: another channel or address. 431 where the address makes the token too long for a header.
  expect([200, 400, 401, 403, 429, 431, 501]).toContain(status);
  if (activity['type'] !== 'message' || decisive.test(path)) return;
  const { length } = await repliesTo(desk, who);
  expect({ path, value, status, replies: length }).toEqual({ path, value, status: 200, replies: 1 });
}

test.each(Object.entries(kinds))(
  'whatever stands in a field of %s, no turn ends in an error, and what was said is answered',
  async (name, kind) => {
    const before = desk.bot.log.length;
    const paths = pathsIn(kind({ objectId: randomUUID() }));
    for (const path of paths) {
      for (const value of worstFor(path, name)) await expectTaken(kind, path, value);
      tried.add(path);
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), anything, (path, value) => expectTaken(kind, path, value)),
      { numRuns: 100, endOnFailure: true },
    );
    const errors = (await complaintsSince(desk, before)).filter(
      ({ level, err }) => Number(level) >= 50 && (err as { statusCode?: unknown }).statusCode !== noSuchChat,
    );
    expect(errors).toEqual([]);
    expect((await desk.person('admin').says('help')).text).toContain('What you can ask me');
  },
);
