import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import { RequestIds } from '../../../bot/http/request-ids.ts';
import { type OpenDoor, openDoor } from '../../support/desk/open-door.ts';
import { SignedChannel, appId, serviceUrl } from '../../support/microsoft/signed-channel.ts';
import { until } from '../../support/until.ts';

const activity = {
  type: 'message',
  text: 'help',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:1' },
  recipient: { id: `28:${appId}` },
  conversation: { id: 'a:1' },
};
const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

let channel: SignedChannel;
let door: OpenDoor;
const requestIds = new RequestIds();
/** What a line of the log would have said of its request: in the turn, after a wait in it, and after its answer. */
let seen: (string | undefined)[];
const look = () => seen.push(requestIds.fields().httpRequestId);

beforeAll(async () => {
  channel = await new SignedChannel().open();
  door = await openDoor(channel, {
    requestIds,
    onTurn: async (_context, afterAnswer) => {
      look();
      await new Promise((resolve) => setTimeout(resolve, 5));
      look();
      afterAnswer(() => Promise.resolve(void look()));
    },
  });
});
beforeEach(() => void (seen = []));
afterAll(async () => {
  await door.server.close();
  await channel.close();
  nock.restore();
});

async function talk(id?: string): Promise<string | null> {
  const answer = await fetch(`${door.url}/api/messages`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${channel.token()}`,
      ...(id === undefined ? {} : { 'X-Request-Id': id }),
    },
    body: JSON.stringify(activity),
  });
  expect(answer.status).toBe(200);
  await until('what the turn left for later', () => seen.length === 3);
  return answer.headers.get('X-Request-Id');
}

test('the id that a proxy gave a request is in its answer and in each line of the log, late ones too', async () => {
  expect(await talk('proxy-7f3a.0001')).toBe('proxy-7f3a.0001');
  expect(seen).toEqual(['proxy-7f3a.0001', 'proxy-7f3a.0001', 'proxy-7f3a.0001']);
});

test('two requests at once keep their ids apart', async () => {
  const ask = (id: string) => fetch(`${door.url}/readyz`, { headers: { 'X-Request-Id': id } });
  const answers = await Promise.all([ask('first-request'), ask('second-request')]);
  expect(answers.map(({ headers }) => headers.get('X-Request-Id'))).toEqual(['first-request', 'second-request']);
});

test.each([
  ['none', undefined],
  ['one too short to find again', 'abc'],
  ['one that is very long', 'a'.repeat(65)],
  ['one that would forge a line of the log', '{"level":50,"msg":"hacked"}'],
  ['one with markup', '<script>alert(1)</script>'],
])('a request with %s gets a new id', async (_what, id) => {
  const given = await talk(id);
  expect(given).toMatch(uuid);
  expect(seen).toEqual([given, given, given]);
});

test.each(['/healthz', '/nowhere', '/api/messages'])('an answer of %s has an id, whatever it is', async (path) => {
  expect((await fetch(`${door.url}${path}`)).headers.get('X-Request-Id')).toMatch(uuid);
});

test('what the bot does of its own accord belongs to no request', () => {
  expect(requestIds.fields()).toEqual({});
});
