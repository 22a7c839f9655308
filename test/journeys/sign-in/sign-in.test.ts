import { personCommand } from '../../../bot/commands/person-command.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { silent } from '../../support/silent-log.ts';
import { environmentOf } from '../../support/databases/environment-of.ts';
import { whereIs } from '../../support/worlds/people-world.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import type { BotProcess } from '../../support/bots/bot-process.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk, type PersonName } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { RoundRobin } from '../../support/desk/round-robin.ts';
import { signInAtPage } from '../../support/desk/sign-in-browser.ts';

const onBehalfOf = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

let database: PostgresDatabase;
let desk: Desk;
let other: BotProcess;
let proxy: RoundRobin;
let admin: Person;
let sales: Person;

// Two instances that take turns: whatever begins at one of them goes on at the other.
beforeAll(async () => {
  database = await createMigratedPostgresDatabase();
  proxy = await RoundRobin.open([]);
  const environment = { DATABASE_URL: database.url, AGENT_SIGN_IN: 'each', SANDBOX_PUBLIC_URL: proxy.url };
  desk = await Desk.open({ environment });
  other = desk.startInstance();
  proxy.leadTo([await desk.bot.url(), await other.url()]);
  desk.teams.setBotEndpoint(proxy.endpoint);
  [admin, sales] = [desk.person('admin'), desk.person('sales')];
});

afterAll(async () => {
  await other.stop();
  await desk.close();
  proxy.close();
  await database.remove();
});

/** Nobody is signed in, everybody has consented, and tokens are asked for anew by every call. */
beforeEach(async () => {
  await desk.withoutFaults();
  await fetch(`${desk.entra.url}/sandbox/reset`, { method: 'POST' });
  await desk.entraSwitch({ consent: 'given', tokenMinutes: 1 });
  for (const person of [admin, sales]) await person.says('sign out');
});

/** Says it, and is asked to sign in. */
const isAsked = (person: Person, text: string) => person.isAskedFor(() => person.mentions(text));

/** Signs in by the token that Teams brings, so that Entra keeps a sign-in for the agent. */
async function signsIn(person: Person): Promise<void> {
  expect(await person.bringsToken(await isAsked(person, 'status litware'))).toBe(200);
}

describe('an agent who has not signed in', () => {
  test('is answered in the place of the card, by the token that Teams brings', async () => {
    const asked = await isAsked(admin, 'status contoso');
    expect(asked.signIn).toMatchObject({ state: 'trying', title: 'Sign in' });
    expect(asked.signIn.text).toContain('records what you do under your own name');
    expect(await admin.bringsToken(asked)).toBe(200);
    expect((await admin.cardNow(asked.id)).text).toContain('No acceptance yet');
    expect((await admin.says('status litware')).text).toContain('Litware');
  });

  test('is asked too where a name alone says what they want', async () => {
    const asked = await isAsked(admin, 'contoso');
    await admin.bringsToken(asked);
    expect((await admin.cardNow(asked.id)).text).toContain('Contoso Ltd');
  });

  test.each<[PersonName, string, string]>([
    ['admin', 'VanArsdel', 'confirm vanarsdel'],
    ['sales', 'Litware', 'confirm litware'],
  ])('confirms in their own name after the first consent: %s', async (name, customer, text) => {
    const person = desk.person(name);
    const email = `${name}@signed-in.example`;
    await desk.entraSwitch({ oid: person.objectId, consent: 'withdrawn' });
    const asked = await isAsked(person, text);
    expect(await person.bringsToken(asked)).toBe(412);
    const page = await signInAtPage(asked.signIn.url, { person: person.objectId });
    expect(page).toMatchObject({ status: 200, title: 'You’re signed in' });
    await person.endsSignIn(page.code ?? '');
    const form = await person.cardNow(asked.id);
    const review = await person.presses(form, 'attestation.review', { ...form.inputs, ...typedContact, email });
    const receipt = await person.presses(review, 'attestation.confirm');
    expect(receipt.text).toContain('Acceptance recorded');
    expect(receipt.text).not.toContain('Account in Partner Center');
    const records = await desk.agreementsOf(customer);
    expect(records.find(({ primaryContact }) => primaryContact['email'] === email)).toMatchObject({
      userId: person.objectId,
    });
  });

  test.each<PersonName>(['helpdesk', 'global'])('sees what their role may see, in their own name: %s', async (name) => {
    const person = desk.person(name);
    const asked = await isAsked(person, 'status contoso');
    expect(await person.bringsToken(asked)).toBe(200);
    expect((await person.cardNow(asked.id)).text).toContain('No acceptance yet');
  });

  test('and has no role is told so, and not asked to sign in for nothing', async () => {
    const nobody = desk.person('nobody');
    expect((await nobody.says('status contoso')).text).toContain('You can’t see customers here');
    expect((await nobody.messages()).filter(({ signIn }) => signIn)).toEqual([]);
  });

  test('is answered once where three devices bring the token to two instances, and Entra is asked once', async () => {
    const asked = await isAsked(admin, 'status contoso');
    const before = { messages: (await admin.messages()).length, grants: await desk.countGrants(onBehalfOf) };
    const statuses = await Promise.all([1, 2, 3].map(() => admin.bringsToken(asked)));
    expect(statuses).toEqual([200, 200, 200]);
    expect(await admin.messages()).toHaveLength(before.messages);
    expect(await desk.countGrants(onBehalfOf)).toBe(before.grants + 1);
  });

  test('has the button alone where Teams gets no token', async () => {
    const asked = await isAsked(admin, 'status contoso');
    await desk.entraSwitch({ oid: admin.objectId, disabled: true });
    await admin.bringsToken(asked);
    const shown = (await admin.messages()).find(({ id }) => id === asked.id);
    expect(shown?.signIn).toMatchObject({ state: 'shown', url: asked.signIn.url });
    expect(shown?.signIn).not.toHaveProperty('exchange');
  });

  test('and may not use the app hears so from Microsoft, and can once an administrator lets them', async () => {
    const asked = await isAsked(admin, 'status contoso');
    await desk.entraSwitch({ oid: admin.objectId, assigned: false });
    await admin.bringsToken(asked);
    const page = await signInAtPage(asked.signIn.url, { person: admin.objectId });
    expect(page).toMatchObject({ status: 400, title: 'Sorry, but we’re having trouble signing you in.' });
    await desk.entraSwitch({ oid: admin.objectId, assigned: true });
    await admin.endsSignIn((await signInAtPage(asked.signIn.url, { person: admin.objectId })).code ?? '');
    expect((await admin.cardNow(asked.id)).text).toContain('No acceptance yet');
  });

  test('is told that a permission was declined, and can give it afterwards', async () => {
    await desk.entraSwitch({ oid: admin.objectId, consent: 'withdrawn' });
    const asked = await isAsked(admin, 'status contoso');
    const declined = await signInAtPage(asked.signIn.url, { person: admin.objectId, consent: 'declined' });
    expect(declined).toMatchObject({ status: 403, title: 'You haven’t given permission', code: undefined });
    await admin.endsSignIn('CancelledByUser');
    const page = await signInAtPage(asked.signIn.url, { person: admin.objectId });
    await admin.endsSignIn(page.code ?? '');
    expect((await admin.cardNow(asked.id)).text).toContain('No acceptance yet');
  });

  test('is turned away with the account of somebody else, of which nothing is kept', async () => {
    const asked = await isAsked(admin, 'status contoso');
    const page = await signInAtPage(asked.signIn.url, { person: sales.objectId });
    expect(page).toMatchObject({ status: 403, title: 'That’s a different account', code: undefined });
    await isAsked(sales, 'status contoso');
    const again = await signInAtPage(page.link ?? '', { person: admin.objectId });
    await sales.endsSignIn(again.code ?? '');
    expect((await admin.messages()).find(({ id }) => id === asked.id)?.signIn).toBeDefined();
    await admin.endsSignIn(again.code ?? '');
    expect((await admin.cardNow(asked.id)).text).toContain('No acceptance yet');
  });
});

describe('an agent whose sign-in is not enough any more', () => {
  test('proves more and goes on with the form as it was filled in', async () => {
    await signsIn(admin);
    const form = await admin.says('confirm lucerne');
    await desk.entraSwitch({ oid: admin.objectId, challenge: 50076 });
    const typed = { ...form.inputs, ...typedContact, firstName: 'Filled', lastName: 'In' };
    const asked = await admin.isAskedFor(() => admin.executes(form, 'attestation.review', typed));
    expect(asked.signIn.state).toBe('shown');
    expect(asked.signIn).not.toHaveProperty('exchange');
    expect(asked.signIn.text).toContain('Microsoft wants to be sure that it’s you');
    expect((await admin.cardNow(form.activityId)).inputs).toHaveProperty('firstName');
    const page = await signInAtPage(asked.signIn.url, { person: admin.objectId });
    expect(page.entra.searchParams.get('claims')).toContain('policy-50076');
    await admin.endsSignIn(page.code ?? '');
    expect((await admin.cardNow(form.activityId)).text).toContain('Filled');
    expect((await admin.messages()).some(({ id }) => id === asked.id)).toBe(false);
  });

  test('proves exactly what Partner Center wants at the last press, and has it recorded', async () => {
    await signsIn(admin);
    const form = await admin.says('confirm fourth coffee');
    const review = await admin.presses(form, 'attestation.review', { ...form.inputs, ...typedContact });
    const claims = Buffer.from('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}').toString('base64');
    const headers = { 'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${claims}"` };
    await desk.fault({ method: 'GET', path: '/agreements', status: 401, headers, times: 1 });
    const asked = await admin.isAskedFor(() => admin.executes(review, 'attestation.confirm'));
    const page = await signInAtPage(asked.signIn.url, { person: admin.objectId });
    expect(page.entra.searchParams.get('claims')).toContain('"acrs"');
    expect(page.entra.searchParams.get('login_hint')).toBe('ada.lindqvist@adatum.onmicrosoft.com');
    await admin.endsSignIn(page.code ?? '');
    expect((await admin.cardNow(review.activityId)).text).toContain('Acceptance recorded');
  });

  test.each([
    { what: 'a permission that was taken back', change: { consent: 'withdrawn' }, says: 'I need your permission' },
    { what: 'sessions that were revoked', change: { sessions: 'revoked' }, says: 'Your sign-in has expired' },
  ])('signs in anew after $what', async ({ change, says }) => {
    await signsIn(admin);
    await desk.entraSwitch({ oid: admin.objectId, ...change });
    const asked = await isAsked(admin, 'status contoso');
    expect(asked.signIn.text).toContain(says);
    expect(await admin.bringsToken(asked)).toBe(412);
    const page = await signInAtPage(asked.signIn.url, { person: admin.objectId });
    await admin.endsSignIn(page.code ?? '');
    expect((await admin.cardNow(asked.id)).text).toContain('No acceptance yet');
  });

  test('is signed in again by Teams alone after 90 days', async () => {
    await signsIn(admin);
    await desk.entraSwitch({ oid: admin.objectId, sessions: 'expired' });
    const asked = await isAsked(admin, 'status contoso');
    expect(await admin.bringsToken(asked)).toBe(200);
    expect((await admin.cardNow(asked.id)).text).toContain('No acceptance yet');
  });
});

test('an agent hears that it passes while Entra is away, and need not sign in again afterwards', async () => {
  await signsIn(admin);
  const faults = JSON.stringify([{ method: 'POST', path: '/token$', status: 503, times: 99 }]);
  await fetch(`${desk.entra.url}/sandbox/faults`, { method: 'POST', body: faults });
  const told = await admin.says('status contoso');
  expect(told.text).toContain('asks us to wait');
  await fetch(`${desk.entra.url}/sandbox/faults`, { method: 'DELETE' });
  expect((await admin.presses(told, 'Check again')).text).toContain('No acceptance yet');
});

test('an agent who signs out is asked again', async () => {
  await signsIn(admin);
  const help = await admin.presses(await admin.presses(await admin.says('help'), 'More'), 'You and me');
  expect(help.buttons).toContain('Sign out');
  expect((await admin.says('sign out')).text).toContain('You’re signed out');
  await isAsked(admin, 'status contoso');
});

test('who is erased, agent or contact, stands in no table and no log any more', async () => {
  await signsIn(sales);
  const form = await sales.says('confirm wingtip');
  const contact = { ...typedContact, lastName: 'Unforgettable', email: 'unforgettable@signed-in.example' };
  const review = await sales.presses(form, 'attestation.review', { ...form.inputs, ...contact });
  await sales.presses(review, 'attestation.confirm');
  await desk.entraSwitch({ oid: sales.objectId, consent: 'withdrawn' });
  await isAsked(sales, 'status contoso');
  // On the page in Teams too.
  const api = await ApiClient.open(desk, proxy.url);
  expect((await api.call('sales', { method: 'get', path: '/me' })).status).toBe(200);

  const tables = await openDatabase({ kind: 'postgres', url: database.url }, silent);
  try {
    const words = [sales.objectId, 'Sam Okafor', 'sam.okafor', 'Unforgettable'];
    expect(await whereIs(tables, ...words)).toEqual(
      expect.arrayContaining(['agent_tokens.agent_id', 'sign_ins.agent_id', 'attestation_people.last_name']),
    );
    const environment = environmentOf({ kind: 'postgres', url: database.url });
    const exported: string[] = [];
    const write = (text: string) => void exported.push(text);
    const terminal = { environment, write, say: () => undefined, ask: undefined, account: 'operator' };
    for (const one of [sales.objectId, contact.email]) {
      expect(await personCommand(['export', one], terminal)).toBe(0);
      expect(await personCommand(['erase', one, '--yes', '--with-proof'], terminal)).toBe(0);
    }
    for (const word of ['Sam Okafor', 'agent_tokens', 'Unforgettable']) expect(exported.join('')).toContain(word);
    expect(await whereIs(tables, ...words)).toEqual(['attestations.agent_id']);
  } finally {
    await tables.close();
  }
  const log = JSON.stringify([desk.bot.log, other.log]);
  expect(log).toContain('agent signed in');
  for (const word of ['Okafor', 'okafor', 'Unforgettable', 'unforgettable', 'eyJ']) expect(log).not.toContain(word);
});
