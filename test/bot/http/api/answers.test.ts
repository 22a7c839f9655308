import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import en from '../../../../cards/wording/en.json' with { type: 'json' };
import sv from '../../../../cards/wording/sv.json' with { type: 'json' };
import { ApiClient } from '../../../support/desk/api-client.ts';
import type { BotProcess } from '../../../support/bots/bot-process.ts';
import { Desk } from '../../../support/desk/desk.ts';
import { until } from '../../../support/until.ts';

const swedish = { 'Accept-Language': 'sv' };
const foreign = 'https://evil.example';

interface Unusable {
  readonly what: string;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly fields: Readonly<Record<string, string>>;
}

let desk: Desk;
let api: ApiClient;
/** Another instance on the same database. */
let other: BotProcess;
let otherApi: ApiClient;
let litware: string;

beforeAll(async () => {
  desk = await Desk.open({ environment: { DIRECTORY_SYNC: 'true' } });
  [api, litware] = await Promise.all([ApiClient.open(desk), desk.customerId('Litware')]);
  other = desk.startInstance();
  otherApi = await ApiClient.open(desk, await other.endpoint());
  await until('the directory has Litware', async () => {
    const { json } = await api.call('admin', { method: 'get', path: '/customers?q=litware' });
    return json?.customers?.length === 1;
  });
  await api.call('admin', { method: 'get', path: `/customers/${litware}` });
});
afterAll(async () => {
  await other.stop();
  await desk.close();
});

describe('a request that cannot be used', () => {
  test.each<Unusable>([
    { what: 'a day that is left out', path: 'postponement', body: {}, fields: { day: sv['api.field.missing'] } },
    {
      ...{ what: 'a day that there is not', path: 'postponement', body: { day: '2026-02-31' } },
      fields: { day: sv['api.field.unusable'] },
    },
    {
      ...{ what: 'a note that is too long', method: 'post', path: 'handovers', body: { note: 'x'.repeat(2_001) } },
      key: randomUUID(),
      fields: { note: sv['api.field.tooLong'].replace('{most, number}', '2\u00a0000') },
    },
    {
      ...{ what: 'a key that is none', method: 'post', path: 'invitations', key: '1' },
      fields: { 'Idempotency-Key': sv['api.field.unusable'] },
    },
    { what: 'no JSON', path: 'postponement', body: '{', fields: { request: sv['api.not-json'] } },
  ])('tells of $what in the language of the caller', async ({ method = 'put', path, body, key, fields }) => {
    const headers = { ...swedish, ...(key ? { 'Idempotency-Key': key } : {}) };
    const answer = await api.call('admin', { method, path: `/customers/${litware}/${path}`, body, headers });
    expect(answer.json?.fields).toEqual(fields);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('tells of what the address has and no operation knows', async () => {
    const { status, json } = await api.call('admin', {
      method: 'get',
      path: '/customers?colour=red',
      headers: swedish,
    });
    expect([status, json?.fields]).toEqual([422, { colour: sv['api.field.unknown'] }]);
  });

  test.each([
    ['get', '/nothing', 404],
    ['delete', '/customers', 405],
  ])('is told that there is no operation: %s %s', async (method, path, status) => {
    const answer = await api.call('admin', { method, path, headers: swedish });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json).toMatchObject({ status, code: 'no-operation', detail: sv['api.no-operation'] });
  });

  test.each([
    ['more than 512 kB', { body: JSON.stringify({ note: 'x'.repeat(600_000) }) }, 413, 'too-large'],
    ['text', { body: 'note', headers: { 'Content-Type': 'text/plain' } }, 415, 'not-json'],
  ])('is told so where it is %s', async (_what, request, status, code) => {
    const path = `/customers/${litware}/postponement`;
    const answer = await api.call('admin', { method: 'put', path, ...request });
    expect([answer.status, answer.json?.code]).toEqual([status, code]);
    expect(api.faultsOf('postpone', answer)).toEqual([]);
  });

  test.each([{ Origin: foreign }, { 'Sec-Fetch-Site': 'cross-site' }])(
    'is refused to a page of somebody else, whatever token it has: %j',
    async (headers) => {
      const answer = await api.call('admin', { method: 'put', path: `/customers/${litware}/mute`, headers });
      expect([answer.status, answer.json?.code, answer.json?.detail]).toEqual([403, 'origin', en['api.refused']]);
    },
  );
});

describe('an answer', () => {
  test('that has not changed is not sent again, and has another version for another person', async () => {
    const request = { method: 'get', path: '/customers?q=litware' };
    const first = await api.call('admin', request);
    const tag = first.headers.get('etag') ?? '';
    const again = await otherApi.call('admin', { ...request, headers: { 'If-None-Match': tag } });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
    const me = await api.call('admin', { method: 'get', path: '/me' });
    const others = { 'If-None-Match': me.headers.get('etag') ?? '' };
    expect((await api.call('sales', { method: 'get', path: '/me', headers: others })).status).toBe(200);
  });

  test('names whom somebody has acted on since, at whichever instance', async () => {
    const { json: start } = await api.call('admin', { method: 'get', path: '/changes' });
    expect(start?.customerIds).toEqual([]);
    const since = encodeURIComponent(start?.cursor ?? '');
    await otherApi.call('sales', { method: 'put', path: `/customers/${litware}/owner`, body: { agentId: 'me' } });
    const { json: then } = await api.call('admin', { method: 'get', path: `/changes?since=${since}` });
    expect(then?.customerIds).toContain(litware);
    expect((then?.cursor ?? '') > (start?.cursor ?? '')).toBe(true);
    const { json: nonsense } = await api.call('admin', { method: 'get', path: '/changes?since=yesterday' });
    expect(nonsense?.customerIds).toEqual([]);
  });

  test('previews reminders within working hours of the reader, and says what is wrong with a policy', async () => {
    const policy = {
      ...{ isOn: true, firstAfterDays: 3, intervalsDays: [7], daysBeforeNeeded: 14, workingDays: [1, 2, 3, 4, 5] },
      ...{ workFrom: '09:00', workUntil: '17:00', dailyCap: 3, defaultRecipients: [] },
    };
    const preview = (body: object) =>
      api.call('helpdesk', { method: 'post', path: '/settings/reminders/preview', body, headers: swedish });
    const { json } = await preview(policy);
    const zoned = new Intl.DateTimeFormat('en', {
      timeZone: 'Europe/Stockholm',
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    expect(json?.reminders?.length).toBeGreaterThan(1);
    for (const at of json?.reminders ?? []) {
      const { weekday = '', hour = '' } = Object.fromEntries(
        zoned.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
      );
      expect(['Sat', 'Sun']).not.toContain(weekday);
      expect([9, 10, 11, 12, 13, 14, 15, 16, 17]).toContain(Number(hour));
    }
    const wrong = await preview({ ...policy, dailyCap: -1 });
    expect([wrong.status, wrong.json?.fields]).toEqual([422, { dailyCap: sv['policy.problem.dailyCap'] }]);
  });
});

test('an act that arrives twice, at two instances at once, is done once, and its key stands for nothing else', async () => {
  const headers = { 'Idempotency-Key': randomUUID() };
  const invite = (at: ApiClient, customerId: string) =>
    at.call('admin', { method: 'post', path: `/customers/${customerId}/invitations`, headers });
  const [one, two] = await Promise.all([invite(api, litware), invite(otherApi, litware)]);
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(one.json?.invitationId).toBe(two.json?.invitationId);
  const history = await api.call('admin', { method: 'get', path: `/customers/${litware}/history` });
  expect(history.text.match(/"invitationId"/g)).toHaveLength(1);
  const elsewhere = await invite(otherApi, await desk.customerId('Lucerne Publishing'));
  expect([elsewhere.status, elsewhere.json?.code]).toEqual([409, 'key-used']);
});
