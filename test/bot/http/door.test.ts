import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import nock from 'nock';
import type { CapturedLog } from '../../support/captured-log.ts';
import { SignedChannel, appId, serviceUrl } from '../../support/microsoft/signed-channel.ts';
import { type OpenDoor, openDoor } from '../../support/desk/open-door.ts';
import { until } from '../../support/until.ts';

const activity = {
  type: 'message',
  id: '1',
  text: 'help',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:1', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001' },
  recipient: { id: `28:${appId}` },
  conversation: { id: 'a:1', conversationType: 'personal' },
};

let channel: SignedChannel;
let door: OpenDoor;
let turns: unknown[];
let complaints: unknown[];
const { error: usual, warn: usualWarning } = console;

beforeAll(async () => {
  channel = await new SignedChannel().open();
});
afterAll(async () => {
  await channel.close();
  // Left active, it would stack under that of the next file in the same worker.
  nock.restore();
});

beforeEach(async () => {
  turns = [];
  complaints = [];
  console.error = console.warn = (...said: unknown[]) => void complaints.push(said);
  door = await openDoor(channel, {
    onTurn: (context) => Promise.resolve(void turns.push(context.activity)),
  });
});
afterEach(async () => {
  console.error = usual;
  console.warn = usualWarning;
  channel.mode = 'answers';
  await door.server.close();
});

interface Sent {
  readonly token?: string | undefined;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

async function send({ token, headers = {}, body = JSON.stringify(activity) }: Sent) {
  const authorization: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${door.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...authorization, ...headers },
    body: body as string,
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function firstWordsFrom(socket: Socket): Promise<string> {
  const [data] = (await once(socket, 'data')) as [Buffer];
  return data.toString();
}

const reasons = () => door.log.lines.map(({ fields }) => fields['reason']);

test('serves what Teams has signed', async () => {
  expect(await send({ token: channel.token() })).toMatchObject({ status: 200, text: '' });
  expect(turns).toMatchObject([{ text: 'help', channelId: 'msteams' }]);
  expect(door.log.lines).toEqual([]);
});

describe('refuses with 401 and one line in the log, and does not say why', () => {
  const minute = 60;
  const now = () => Math.floor(Date.now() / 1_000);
  const cases: [string, string, () => Sent][] = [
    ['no token', 'token-missing', () => ({})],
    ['an empty token', 'token-missing', () => ({ headers: { Authorization: ' ' } })],
    ['a token without a scheme', 'token-malformed', () => ({ headers: { Authorization: channel.token() } })],
    ['another scheme', 'token-malformed', () => ({ headers: { Authorization: 'Basic YWRtaW46YWRtaW4=' } })],
    ['words', 'token-malformed', () => ({ token: 'not.a.token' })],
    ['two parts', 'token-malformed', () => ({ token: channel.token().split('.').slice(0, 2).join('.') })],
    ['alg none', 'token-algorithm', () => ({ token: channel.token({}, { alg: 'none' }) })],
    ['HS256 by the public key', 'token-algorithm', () => ({ token: channel.hmacToken() })],
    ['an unknown key', 'token-key-unknown', () => ({ token: channel.token({}, { kid: 'unheard-of' }) })],
    ['no kid', 'token-key-unknown', () => ({ token: channel.token({}, { kid: undefined }) })],
    ["somebody else's key", 'token-signature', () => ({ token: channel.token({}, {}, channel.keys.foreign) })],
    [
      'a key of another channel',
      'token-key-not-for-teams',
      () => ({ token: channel.token({}, {}, channel.keys.directLine) }),
    ],
    [
      'a key of no channel',
      'token-key-not-for-teams',
      () => ({ token: channel.token({}, {}, channel.keys.unendorsed) }),
    ],
    [
      'a foreign issuer',
      'token-issuer',
      () => ({
        token: channel.token({ iss: `https://sts.windows.net/${appId}/`, tid: appId, appid: appId, ver: '1.0' }),
      }),
    ],
    ["another bot's token", 'token-audience', () => ({ token: channel.token({ aud: appId.replace('9', '8') }) })],
    [
      'an audience of several lines',
      'token-audience',
      () => ({ token: channel.token({ aud: `${appId}\n{"level":50}` }) }),
    ],
    ['an expired token', 'token-expired', () => ({ token: channel.token({ exp: now() - 6 * minute }) })],
    ['a token without an end', 'token-expired', () => ({ token: channel.token({ exp: undefined }) })],
    ['a token of tomorrow', 'token-not-yet-valid', () => ({ token: channel.token({ nbf: now() + 6 * minute }) })],
    ['a token for no service URL', 'token-service-url', () => ({ token: channel.token({ serviceurl: undefined }) })],
    [
      'a token for another service URL',
      'token-service-url',
      () => ({ token: channel.token({ serviceurl: `${serviceUrl}other/` }) }),
    ],
    ...['directline', 'webchat', 'emulator', 'skype', undefined].map((channelId): [string, string, () => Sent] => [
      `the channel ${channelId}`,
      'channel',
      () => ({ token: channel.token(), body: JSON.stringify({ ...activity, channelId }) }),
    ]),
    ...[
      'https://evil.example/',
      'https://evil.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      'http://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://user:word@smba.trafficmanager.net/',
      'not a URL',
    ].map((where): [string, string, () => Sent] => [
      `the service URL ${where}`,
      'service-url',
      () => ({ token: channel.token({ serviceurl: where }), body: JSON.stringify({ ...activity, serviceUrl: where }) }),
    ]),
  ];

  test.each(cases)('%s', async (_name, reason, given) => {
    const { status, text, headers } = await send(given());
    expect(status).toBe(401);
    expect(headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(JSON.parse(text)).toEqual({
      title: 'Unauthorized',
      status: 401,
      code: 'not-authenticated',
      detail: 'Only Microsoft Teams is served here.',
    });
    expect(turns).toEqual([]);
    expect(door.log.lines).toEqual([
      { level: 'warn', fields: { reason, address: '127.0.0.1' }, phrase: 'request refused' },
    ]);
    expect(complaints).toEqual([]);
  });
});

describe('reads nothing but JSON, and not too much of it', () => {
  const cases: [string, number, () => Sent][] = [
    ['csv', 415, () => ({ headers: { 'Content-Type': 'text/csv', 'X-Content-Columns': 'abc' }, body: 'a,b\n1,2\n' })],
    ['a form', 415, () => ({ headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: '--x--' })],
    [
      'a URL-encoded form',
      415,
      () => ({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a=1' }),
    ],
    ['another charset', 415, () => ({ headers: { 'Content-Type': 'application/json; charset=utf-16' } })],
    ['no content type', 415, () => ({ headers: { 'Content-Type': '' } })],
    ['garbage that calls itself gzip', 415, () => ({ headers: { 'Content-Encoding': 'gzip' }, body: 'not gzip' })],
    ['honest gzip', 415, () => ({ headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(JSON.stringify(activity)) })],
    ['a large body', 413, () => ({ body: ' '.repeat(600_000) })],
    ['half a body', 400, () => ({ body: '{"type":' })],
    ['no body', 400, () => ({ body: '' })],
    ['a list', 400, () => ({ body: '[]' })],
    ['null', 400, () => ({ body: 'null' })],
    ['text that is no UTF-8', 400, () => ({ body: Buffer.from([0x7b, 0xff, 0x7d]) })],
    ['no activity', 400, () => ({ body: '{}' })],
    ['an activity without a type', 400, () => ({ body: JSON.stringify({ ...activity, type: 5 }) })],
  ];

  test.each(cases)('%s is %i', async (_name, status, given) => {
    expect((await send({ token: channel.token(), ...given() })).status).toBe(status);
    expect(turns).toEqual([]);
    expect((await fetch(`${door.url}/healthz`)).status).toBe(200);
    expect(complaints).toEqual([]);
  });

  test('a large body is cut off while it comes in', async () => {
    const endless = new ReadableStream({
      pull: (to) => to.enqueue(new Uint8Array(64 * 1024).fill(0x20)),
    });
    const sending = fetch(`${door.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${channel.token()}` },
      body: endless,
      duplex: 'half',
    });
    // The answer may get lost among what is still being sent.
    await sending.then(
      ({ status }) => expect(status).toBe(413),
      () => undefined,
    );
    expect(reasons()).toEqual(['too-large']);
  });

  test('the door does not wait for a body before the sender is known', async () => {
    const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
    const head =
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n';
    socket.write(head);
    expect(await firstWordsFrom(socket)).toContain('401 Unauthorized');
    socket.destroy();
  });
});

describe('floods', () => {
  test('do not fill the log, and shut out nobody who is known', async () => {
    const answers = await Promise.all(Array.from({ length: 400 }, () => send({ token: 'a.b.c' })));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([401, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(door.log.lines.length).toBeLessThan(30);
    expect((await send({ token: channel.token() })).status).toBe(200);
  });

  test('of turns get a quick answer that the bot is busy', async () => {
    await door.server.close();
    const { promise: over, resolve: end } = Promise.withResolvers<undefined>();
    door = await openDoor(channel, { onTurn: () => over });
    const first = Array.from({ length: 100 }, () => send({ token: channel.token() }));
    let refused = await send({ token: channel.token(), body: '{}' });
    await until('the refusal of one too many', async () => {
      if (refused.status !== 503) refused = await send({ token: channel.token(), body: '{}' });
      return refused.status === 503;
    });
    expect(refused.headers.get('Retry-After')).toBe('5');
    end(undefined);
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect((await send({ token: channel.token() })).status).toBe(200);
  });

  test('are counted by the address that our own proxies name', async () => {
    await door.server.close();
    door = await openDoor(channel, { trustedProxyHops: 1 });
    const from = (address: string) => send({ headers: { 'X-Forwarded-For': `203.0.113.9, ${address}` } });
    const flood = await Promise.all(Array.from({ length: 600 }, () => from('198.51.100.1:4711')));
    expect(flood.some(({ status }) => status === 429)).toBe(true);
    expect((await from('198.51.100.2')).status).toBe(401);
    expect(door.log.lines.map(({ fields }) => fields['address'])).toContain('198.51.100.1');
  });
});

describe('the keys of the Bot Framework', () => {
  test('are fetched once for all who wait, and with a time limit', async () => {
    await door.server.close();
    channel.mode = 'hangs';
    channel.fetches = 0;
    door = await openDoor(channel);
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send({ token: channel.token() })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(channel.fetches).toBe(1);
    expect(door.log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { phrase: 'signing keys could not be read' },
    ]);
    // Nobody waits again for what has just failed.
    const again = performance.now();
    expect((await send({ token: channel.token() })).status).toBe(503);
    expect(performance.now() - again).toBeLessThan(2_000);
  });

  test('still serve while Microsoft is away', async () => {
    expect((await send({ token: channel.token() })).status).toBe(200);
    channel.mode = 'hangs';
    expect((await send({ token: channel.token() })).status).toBe(200);
    const forged = await Promise.all(
      Array.from({ length: 20 }, () => send({ token: channel.token({}, { kid: 'x' }) })),
    );
    expect(new Set(forged.map(({ status }) => status))).toEqual(new Set([401]));
  });

  test('show by the date of their answer that our clock is wrong', async () => {
    await door.server.close();
    channel.date = new Date(Date.now() + 400_000).toUTCString();
    door = await openDoor(channel);
    const now = Math.floor(Date.now() / 1_000);
    expect((await send({ token: channel.token({ nbf: now + 400, exp: now + 4_000 }) })).status).toBe(401);
    await until('both lines of the log', () => door.log.lines.length >= 2);
    channel.date = undefined;
    expect(door.log.lines).toMatchObject([
      { level: 'warn', phrase: 'request refused', fields: { reason: 'token-not-yet-valid' } },
      { level: 'error', phrase: 'clock differs from that of microsoft', fields: { source: '127.0.0.1' } },
    ]);
  });
});

test('a request for an upgrade is answered as any request, and holds no connection', async () => {
  const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  expect(await firstWordsFrom(socket)).toContain('200 OK');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await door.server.close();
  await closed;
  door = await openDoor(channel);
});

describe('a turn that fails', () => {
  let log: CapturedLog;
  beforeEach(async () => {
    await door.server.close();
    door = await openDoor(channel, { onTurn: () => Promise.reject(new Error('connect ECONNREFUSED')) });
    log = door.log;
  });
  afterEach(() => nock.cleanAll());

  test('is told with a reference to the agent who pressed, in place of the card', async () => {
    const press = { ...activity, type: 'invoke', name: 'adaptiveCard/action' };
    const { status, text } = await send({ token: channel.token(), body: JSON.stringify(press) });
    expect(status).toBe(200);
    const line = log.lines.find(({ phrase }) => phrase === 'turn ended in an error');
    expect(text).toContain('Something went wrong on our side');
    expect(text).toContain(String(line?.fields['reference']));
    expect(text).not.toContain('ECONNREFUSED');
  });

  test('is told with a reference to the agent who wrote', async () => {
    const said: { body: string }[] = [];
    nock('https://smba.trafficmanager.net')
      .post(/activities/)
      .reply(201, (_uri, body) => {
        said.push({ body: JSON.stringify(body) });
        return { id: '2' };
      });
    const { status, text } = await send({ token: channel.token(), body: JSON.stringify(activity) });
    expect(status).toBe(200);
    expect(text).not.toContain('ECONNREFUSED');
    const line = log.lines.find(({ phrase }) => phrase === 'turn ended in an error');
    expect(said[0]?.body).toContain('Something went wrong on our side');
    expect(said[0]?.body).toContain(String(line?.fields['reference']));
  });
});
