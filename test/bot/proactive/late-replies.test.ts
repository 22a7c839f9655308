import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sendingAdapter, sendingAppId } from '../../support/desk/sending-adapter.ts';
import {
  LateReplies,
  ConversationMessenger,
  ConversationUnreachableError,
} from '../../../bot/proactive/late-replies.ts';
import { Connector } from '../../../bot/proactive/connector.ts';
import { TeamRoster } from '../../../bot/teams/team-roster.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { until } from '../../support/until.ts';
import { RefusingConnector } from '../../support/microsoft/refusing-connector.ts';

const card = { type: 'AdaptiveCard', version: '1.5', fallbackText: 'A card', body: [] } as const;
const impatientMs = 1_000;

let refusing: RefusingConnector;
let log: CapturedLog;
let messenger: ConversationMessenger;
let connector: Connector;

beforeAll(async () => {
  refusing = await RefusingConnector.open();
});

afterAll(() => refusing.close());

beforeEach(() => {
  log = new CapturedLog();
  connector = new Connector({ adapter: sendingAdapter(log), appId: sendingAppId, deadlineMs: 5_000 });
  messenger = new ConversationMessenger({ connector });
});

afterEach(() => {
  refusing.answer = { status: 201 };
  refusing.next.length = 0;
  refusing.received.length = 0;
});

const chat = () => ({
  channelId: 'msteams',
  serviceUrl: refusing.serviceUrl,
  conversation: { id: 'a:1', conversationType: 'personal', isGroup: false, name: '' },
  bot: { id: '28:bot', name: '' },
});
const impatient = () => new Connector({ adapter: sendingAdapter(log), appId: sendingAppId, deadlineMs: impatientMs });
/** On a busy machine, the deadline may be over first. */
const callArrived = () => until('the call', () => refusing.received.length > 0);
const calls = () => refusing.received.map(({ call }) => call);
const post = 'POST /v3/conversations/a%3A1/activities';
const put = 'PUT /v3/conversations/a%3A1/activities/id';

describe('a card outside of a turn', () => {
  test('is sent, and changed, in its chat', async () => {
    await messenger.send(chat(), card);
    await messenger.replace(chat(), 'id', card);
    expect(calls()).toEqual([post, put]);
    expect(refusing.received[0]?.body).toMatchObject({ conversation: { id: 'a:1' }, from: { id: '28:bot' } });
  });

  test.each([
    [{ status: 429 }],
    [{ status: 412 }],
    [{ status: 408 }],
    [{ status: 500 }],
    [{ status: 502 }],
    ['cut' as const],
  ])('is repeated after %j', async (refusal) => {
    refusing.next.push(refusal);
    await messenger.send(chat(), card);
    expect(calls()).toEqual([post, post]);
  });

  test('waits as long as Teams asks', async () => {
    refusing.next.push({ status: 429, headers: { 'Retry-After': '1' } });
    await messenger.send(chat(), card);
    const [first, second] = refusing.received;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(950);
  });

  test.each([
    [{ status: 403 }, 1],
    [{ status: 404 }, 1],
    [{ status: 429, headers: { 'Retry-After': '600' } }, 1],
    [{ status: 503 }, 4],
  ])('that is answered by %j for ever is given up', async (refusal, attempts) => {
    refusing.answer = refusal;
    await expect(messenger.replace(chat(), 'id', card)).rejects.toThrow(ConversationUnreachableError);
    expect(calls()).toEqual(Array(attempts).fill(put));
  });

  test('that Teams never answers is given up at the deadline, once', async () => {
    refusing.answer = 'silence';
    const hasty = new ConversationMessenger({ connector: impatient() });
    await expect(hasty.send(chat(), card)).rejects.toThrow(ConversationUnreachableError);
    await callArrived();
    expect(calls()).toEqual([post]);
  });
});

describe('a roster', () => {
  const team = () => ({ teamId: '19:team', botId: '28:bot', tenantId: 'tenant', serviceUrl: refusing.serviceUrl });
  const read = async (of: Connector) => {
    for await (const page of new TeamRoster({ connector: of }).list(team())) expect(page).toEqual([]);
  };

  test('that Teams never answers ends at the deadline', async () => {
    refusing.answer = 'silence';
    await expect(read(impatient())).rejects.toThrow();
    await callArrived();
    expect(calls()).toHaveLength(1);
  });
});

describe('a late reply', () => {
  const finish = async () => {
    let isNoted = false;
    const afterwards = () => {
      isNoted = true;
      return Promise.resolve();
    };
    const work = Promise.resolve({ card, awaiting: { kind: 'nothing' } as const, afterwards });
    const answers = new LateReplies({ messenger, log });
    answers.run(() => answers.finish({ conversation: chat(), activityId: 'id', reference: 'ref-1', work }));
    await answers.settled();
    return isNoted;
  };

  test('comes as a new message where its card cannot be replaced', async () => {
    refusing.next.push({ status: 403 });
    expect(await finish()).toBe(true);
    expect(calls()).toEqual([put, post]);
    expect(log.lines).toMatchObject([
      { level: 'warn', fields: { reference: 'ref-1' }, phrase: 'card was not replaced' },
    ]);
  });

  test('that reaches the chat neither way is logged under the reference of its turn, and its outcome counts as not told', async () => {
    refusing.answer = { status: 403 };
    expect(await finish()).toBe(false);
    expect(log.lines.at(-1)).toMatchObject({
      level: 'error',
      fields: { reference: 'ref-1' },
      phrase: 'answer was lost',
    });
  });
});
