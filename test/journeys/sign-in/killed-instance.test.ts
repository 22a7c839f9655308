import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import type { ChatMessage } from '../../../sandbox/teams/chat-message.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import type { RunningBot } from '../../support/bots/running-bot.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { RoundRobin } from '../../support/desk/round-robin.ts';
import { signInAtPage } from '../../support/desk/sign-in-browser.ts';
import { silent } from '../../support/silent-log.ts';
import { until } from '../../support/until.ts';

/** Longer than any of these tests: what is delayed so is cut off by the end of the instance that asked. */
const delayMs = 60_000;

let place: PostgresDatabase;
let database: Database;
let desk: Desk;
let proxy: RoundRobin;
let admin: Person;
let instances: RunningBot[];

beforeAll(async () => {
  place = await createMigratedPostgresDatabase();
  database = await openDatabase({ kind: 'postgres', url: place.url }, silent);
  proxy = await RoundRobin.open([]);
  const environment = { DATABASE_URL: place.url, AGENT_SIGN_IN: 'each', SANDBOX_PUBLIC_URL: proxy.url };
  desk = await Desk.open({ environment });
  await desk.isolateBot();
  instances = [desk.bot, desk.startInstance()];
  desk.teams.setBotEndpoint(proxy.endpoint);
  admin = desk.person('admin');
});

afterAll(async () => {
  await Promise.all(instances.map((one) => one.stop()));
  await desk.close();
  proxy.close();
  await database.close();
  await place.remove();
});

beforeEach(async () => {
  if (instances.length < 2) instances = [...instances, desk.startInstance()];
  proxy.leadTo(await Promise.all(instances.map((one) => one.url())));
  await desk.withoutFaults();
  await fetch(`${desk.entra.url}/sandbox/reset`, { method: 'POST' });
  await desk.entraSwitch({ consent: 'given', tokenMinutes: 1 });
  await admin.says('sign out');
});

/** Begins something, and kills the instance that does it once it is where it should be. */
async function killedDuring(begin: () => Promise<unknown>, isThere: () => Promise<boolean>): Promise<void> {
  const begun = begin().catch(() => undefined);
  await until('the sign-in under way', isThere);
  const killed = instances[proxy.newest];
  await killed?.kill();
  await begun;
  await fetch(`${desk.entra.url}/sandbox/faults`, { method: 'DELETE' });
  await desk.withoutFaults();
  instances = instances.filter((one) => one !== killed);
}

const rowOf = ({ id }: ChatMessage) =>
  database.query.selectFrom('sign_ins').selectAll().where('message_id', '=', id).executeTakeFirst();

async function hasChosenAccount(): Promise<boolean> {
  const response = await fetch(`${desk.entra.url}/sandbox/requests`);
  const { calls } = (await response.json()) as { calls: readonly { method: string; path: string }[] };
  return calls.some(({ method, path }) => method === 'POST' && path.endsWith('/authorize'));
}

const entraHangs = () =>
  fetch(`${desk.entra.url}/sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify([{ method: 'POST', path: '/token$', delayMs }]),
  });

/** Presses the button of the card that still asks, and is through. */
async function signsInByButton({ signIn }: Pick<ChatMessage, 'signIn'>): Promise<void> {
  const page = await signInAtPage(signIn?.url ?? '', { person: admin.objectId });
  await admin.endsSignIn(page.code ?? '');
}

test('an instance that dies while it takes the token of Teams leaves the button, which leads to the form', async () => {
  const asked = await admin.isAskedFor(() => admin.mentions('confirm vanarsdel'));
  await entraHangs();
  await killedDuring(
    () => admin.bringsToken(asked),
    async () => (await rowOf(asked))?.exchange === 'running',
  );
  const shown = (await admin.messages()).find(({ id }) => id === asked.id);
  expect(shown?.signIn).toMatchObject({ state: 'shown' });
  await signsInByButton(asked);
  expect((await admin.cardNow(asked.id)).inputs).toHaveProperty('firstName');
});

test('one that dies while the browser comes back leaves the button as good as it was', async () => {
  const asked = await admin.isAskedFor(() => admin.mentions('confirm lucerne'));
  await entraHangs();
  await killedDuring(
    () => signInAtPage(asked.signIn.url, { person: admin.objectId }),
    async () => (await hasChosenAccount()) && (await rowOf(asked))?.proof === null,
  );
  await signsInByButton(asked);
  expect((await admin.cardNow(asked.id)).inputs).toHaveProperty('firstName');
});

test('one that dies while it goes on with a filled-in form loses nothing of it', async () => {
  await admin.bringsToken(await admin.isAskedFor(() => admin.mentions('status litware')));
  const form = await admin.says('confirm fourth coffee');
  await desk.entraSwitch({ oid: admin.objectId, challenge: 50076 });
  const typed = { ...form.inputs, ...typedContact, firstName: 'Filled', lastName: 'Before' };
  const asked = await admin.isAskedFor(() => admin.executes(form, 'attestation.review', typed));
  const page = await signInAtPage(asked.signIn.url, { person: admin.objectId });
  await desk.fault({ method: 'GET', path: '/', delayMs, times: 9 });
  await killedDuring(
    () => admin.endsSignIn(page.code ?? ''),
    async () => (await rowOf(asked))?.exchange === 'taken',
  );
  expect((await admin.cardNow(form.activityId)).inputs).toHaveProperty('firstName');
  await signsInByButton(asked);
  const review = await admin.cardNow(form.activityId);
  expect(review.text).toContain('Filled');
  expect(review.text).toContain(typedContact.email);
  expect((await admin.messages()).some(({ id }) => id === asked.id)).toBe(false);
});
