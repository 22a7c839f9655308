import { afterAll, beforeAll, expect, test } from '@jest/globals';
import en from '../../../cards/wording/en.json' with { type: 'json' };
import { ApiClient } from '../../support/desk/api-client.ts';
import { Desk } from '../../support/desk/desk.ts';

let desk: Desk;
let api: ApiClient;
let customer: string;

beforeAll(async () => {
  desk = await Desk.open({ partner: 'indirect-reseller' });
  api = await ApiClient.open(desk);
  customer = await desk.customerId('Contoso Ltd');
});
afterAll(() => desk.close());

const agentId = 'aaaaaaaa-0000-4000-8000-000000000001';

test.each<[string, () => { method: string; path: string; body?: unknown }]>([
  ['is given an owner', () => ({ method: 'put', path: `/customers/${customer}/owner`, body: { agentId } })],
  ['is put off', () => ({ method: 'put', path: `/customers/${customer}/postponement`, body: { day: '2099-01-01' } })],
  ['is silenced', () => ({ method: 'put', path: `/customers/${customer}/mute` })],
  ['gets a day', () => ({ method: 'put', path: `/customers/${customer}/needed-by`, body: { neededBy: null } })],
  [
    'is given an owner among several',
    () => ({ method: 'post', path: '/several/owner', body: { customerIds: [customer], agentId } }),
  ],
  ['is silenced among several', () => ({ method: 'post', path: '/several/mute', body: { customerIds: [customer] } })],
  ['has a rule for all', () => ({ method: 'get', path: '/settings/reminders' })],
])('no customer of a reseller %s, since nobody is reminded there', async (_what, request) => {
  const { status, json } = await api.call('admin', request());
  expect([status, json?.code]).toEqual([403, 'not-allowed-partner-type']);
  expect(json?.detail).toContain(en['notAllowed.use-reminders']);
});

test.each(['assign', 'mute'])('no list of a reseller is there to %s', async (act) => {
  const headers = { 'Content-Type': 'application/octet-stream' };
  const path = `/lists?act=${act}&name=customers.csv`;
  const { status, json } = await api.call('admin', { method: 'post', path, body: 'Customer\r\nLitware\r\n', headers });
  expect([status, json?.code]).toEqual([403, 'not-allowed-partner-type']);
});

test('a reseller is not asked whom to assign a customer to', async () => {
  const card = await desk.person('admin').says('assign contoso');
  expect(card.text).toContain(en['notAllowed.use-reminders']);
  expect(card.buttons).toContain(en['provider.ask']);
});

test('the chat tells a reseller so too, and goes to the provider', async () => {
  const card = await desk.person('admin').says('reminders');
  expect(card.text).toContain(en['notAllowed.use-reminders']);
  expect(card.buttons).toContain(en['provider.ask']);
});
