import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { people } from '../../../sandbox/people.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { Desk } from '../../support/desk/desk.ts';
import { ExtensionUser } from '../../support/desk/extension-user.ts';
import { freePort } from '../../support/desk/free-port.ts';
import { signInAtPage } from '../../support/desk/sign-in-browser.ts';

let desk: Desk;
let api: ApiClient;
let litware: string;

beforeAll(async () => {
  // The sign-in page is at an address that has to be known before the bot starts.
  desk = await Desk.open({ environment: { AGENT_SIGN_IN: 'each', PORT: String(await freePort()) } });
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

test('the action on a message leads through the sign-in page to the form; the search asks for none', async () => {
  const sales = new ExtensionUser(desk, 'sales');
  expect(await sales.finds('litware')).toMatchObject({ results: [{ title: 'Litware' }] });
  const messageId = await sales.posts({ text: 'tania@litware.com has signed' });
  const asked = await sales.opens(messageId);
  if (asked.kind !== 'sign-in') throw new Error(`no page, but ${JSON.stringify(asked)}`);
  const { code } = await signInAtPage(asked.url, { person: sales.objectId });
  expect(JSON.stringify(await sales.opens(messageId, code))).toContain('Who at Litware accepted');
});
