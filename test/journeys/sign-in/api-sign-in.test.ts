import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { people } from '../../../sandbox/people.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { Desk } from '../../support/desk/desk.ts';

let desk: Desk;
let api: ApiClient;
let litware: string;

beforeAll(async () => {
  desk = await Desk.open({ environment: { AGENT_SIGN_IN: 'each' } });
  api = await ApiClient.open(desk);
  litware = await desk.customerId('Litware');
});
afterAll(() => desk.close());

test('somebody whose permission Microsoft asks for gets the page where to give it, and nothing is asked of Partner Center', async () => {
  await desk.entraSwitch({ oid: people[1]?.objectId, consent: 'withdrawn' });
  const answer = await api.call('sales', { method: 'get', path: `/customers/${litware}` });
  expect([answer.status, answer.json?.code]).toEqual([403, 'sign-in-needed']);
  expect(answer.json?.signInUrl).toMatch(/\/auth\/start\?id=/);
  expect(api.faultsOf('getCustomer', answer)).toEqual([]);
});

test('who has given permission is signed in with the token that the page brings, and notices nothing', async () => {
  await desk.entraSwitch({ oid: people[0]?.objectId, consent: 'given' });
  const answer = await api.call('admin', { method: 'get', path: `/customers/${litware}` });
  expect([answer.status, answer.json?.acts]).toEqual([200, expect.arrayContaining(['confirm', 'invite'])]);
});
