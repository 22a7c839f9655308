import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import en from '../../../cards/wording/en.json' with { type: 'json' };
import { partnerTenantId, people } from '../../../sandbox/people.ts';
import { botAccount } from '../../../sandbox/teams/teams-account.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { Desk } from '../../support/desk/desk.ts';
import { ExtensionUser } from '../../support/desk/extension-user.ts';
import { freePort } from '../../support/desk/free-port.ts';
import type { Person } from '../../support/desk/person.ts';
import { signInAtPage } from '../../support/desk/sign-in-browser.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let api: ApiClient;
let litware: string;

beforeAll(async () => {
  // The sign-in page is at an address that has to be known before the bot starts.
  desk = await Desk.open({
    environment: { AGENT_SIGN_IN: 'each', DIRECTORY_SYNC: 'true', PORT: String(await freePort()) },
  });
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

test.each([{ Origin: 'https://evil.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }])(
  'a page of another site gets nothing from the API, whatever token it has: %j',
  async (headers) => {
    const answer = await api.call('admin', { method: 'get', path: '/me', headers });
    expect([answer.status, answer.json?.code]).toEqual([403, 'origin']);
  },
);

describe('in a channel', () => {
  const channel = { id: '19:team@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: partnerTenantId };
  const mention = '<at>Agreement Desk</at>';
  const entities = [{ type: 'mention', mentioned: botAccount, text: mention }];
  const onlyInPrivate = en['signIn.elsewhere'];

  /** What the bot has written there last. */
  async function answerThere(person: Person, text: string) {
    await person.sendsRaw({ type: 'message', text: `${mention} ${text}`, entities, conversation: channel });
    const answer = (await person.messages(channel.id)).findLast(({ from }) => from === 'bot');
    return { signIn: answer?.signIn, text: JSON.stringify(answer?.cards) };
  }

  test('nobody is asked to sign in where others could press it, but led to the private chat', async () => {
    const global = desk.person('global');
    const shown = await answerThere(global, 'status contoso');
    expect(shown.signIn).toBeUndefined();
    expect(shown.text).toContain(onlyInPrivate);
    expect(shown.text).toContain('https://teams.microsoft.com/l/chat/');
    expect(shown.text).not.toMatch(/auth.start|Contoso/);
    await desk.entraSwitch({ oid: global.objectId, consent: 'given' });
    expect(await global.bringsToken(await global.isAskedFor(() => global.mentions('status litware')))).toBe(200);
    expect((await answerThere(global, 'status contoso')).text).toContain('No acceptance yet');
  });

  test('who presses on a colleague’s card is told where to sign in, and sees nothing by the colleague’s sign-in', async () => {
    const helpdesk = desk.person('helpdesk');
    const data = { verb: 'status.show', customerId: litware };
    const value = { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value, conversation: channel };
    const answer = JSON.stringify((await helpdesk.sendsRaw(press)).body);
    expect(answer).toContain(onlyInPrivate);
    expect(answer).not.toContain('No acceptance yet');
    expect((await helpdesk.messages(channel.id)).filter(({ signIn }) => signIn)).toEqual([]);
  });
});

test('a dialog over a shared card asks who has yet to sign in, and goes on from there', async () => {
  const helpdesk = new ExtensionUser(desk, 'helpdesk');
  await desk.entraSwitch({ oid: helpdesk.objectId, consent: 'given' });
  const { results } = (await helpdesk.finds('litware')) as { results: readonly { card: object }[] };
  const messageId = await helpdesk.posts({ cards: results.map(({ card }) => card) });
  const shared = async () => (await helpdesk.looksAt(messageId)).buttons.includes('Show details');
  await until('the directory has the customer', shared);
  const asked = await helpdesk.opensFrom(await helpdesk.looksAt(messageId), 'Show details');
  expect(asked.card.text).toContain('Sign in once');
  // Pressed too early, it asks again.
  expect((await helpdesk.pressesIn(asked, 'Go on')).card.text).toContain('Sign in once');
  const [link] = JSON.stringify(asked.card.json).match(/http[^"]*\/auth\/start\?id=[\w-]+/) ?? [];
  await signInAtPage(link ?? '', { person: helpdesk.objectId });
  expect((await helpdesk.pressesIn(asked, 'Go on')).card.text).toContain('No acceptance yet');
});
