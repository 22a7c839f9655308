import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApiClient, type ApiResponse } from '../../support/desk/api-client.ts';
import type { BotProcess } from '../../support/bots/bot-process.ts';
import { openReview, typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { RoundRobin } from '../../support/desk/round-robin.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import { deliver, rawMessage, repliesTo } from '../../support/microsoft/raw-activities.ts';
import { isDone } from '../../support/worlds/ledger-view.ts';

/** What an agent may say at once, and once more every second; each instance may let five more through that the other does not know of. */
const [burst, unshared] = [40, 5];

let database: PostgresDatabase;
let desk: Desk;
let other: BotProcess;
let proxy: RoundRobin;
let admin: Person;

beforeAll(async () => {
  database = await createMigratedPostgresDatabase();
  desk = await Desk.open({
    environment: {
      DATABASE_URL: database.url,
      AGENT_REQUESTS_PER_MINUTE: '60',
      RECONCILE_EVERY_SECONDS: '0.2',
      PARTNER_CENTER_TIMEOUT_SECONDS: '2',
    },
  });
  await desk.isolateBot();
  other = desk.startInstance();
  proxy = await RoundRobin.open([await desk.bot.url(), await other.url()]);
  desk.teams.setBotEndpoint(proxy.endpoint);
  admin = desk.person('admin');
});

afterAll(async () => {
  await other.stop();
  await desk.close();
  proxy.close();
  await database.remove();
});

/** Both instances had a part in what was done. */
async function atBoth(work: () => Promise<void>): Promise<void> {
  const before = proxy.served.length;
  await work();
  expect(new Set(proxy.served.slice(before))).toEqual(new Set([0, 1]));
}

test('a question that one instance asks is answered at the other', async () => {
  await atBoth(async () => {
    const question = await admin.says('confirm');
    expect(question.text).toContain('Which customer');
    const form = await admin.says('Litware');
    expect(form.text).toContain('Litware');
    expect(form.inputs).toHaveProperty('firstName');
  });
});

test('a form that one instance opened is reviewed at the other and confirmed at the first, once', async () => {
  const email = 'both@customer.example';
  await atBoth(async () => {
    const review = await openReview(desk, admin, { customer: 'Litware', email });
    expect(review.text).toContain(typedContact.lastName);
    const receipt = await admin.presses(review, 'attestation.confirm');
    expect(receipt.text).toContain('Acceptance recorded');
  });
  expect(await desk.countFor(email)).toEqual({ posts: 1, records: 1 });
});

test('what somebody may say at once does not double with the instances, and they are told so once', async () => {
  const began = performance.now();
  for (let time = 0; time < 2 * burst; time++) await deliver(desk, rawMessage(desk, 'sales', 'help'), proxy.endpoint);
  const afresh = Math.ceil((performance.now() - began) / 1_000);
  const replies = (await repliesTo(desk, 'sales')).filter((card) => card.includes('What you can ask me'));
  expect(replies.length).toBeLessThanOrEqual(burst + 2 * unshared + afresh);
  const told = [...desk.bot.log, ...other.log].filter(({ msg }) => msg === 'agent held up');
  expect(told).toHaveLength(1);
});

test('what somebody may ask of the API at once does not double either, and they hear when to go on', async () => {
  const api = await ApiClient.open(desk, proxy.url);
  const began = performance.now();
  const statuses: number[] = [];
  let refused: ApiResponse | undefined;
  for (let time = 0; time < 2 * burst; time++) {
    const answer = await api.call('helpdesk', { method: 'post', path: '/drafts/made-up/confirmation', body: {} });
    statuses.push(answer.status);
    if (answer.status === 429) refused ??= answer;
  }
  const afresh = Math.ceil((performance.now() - began) / 1_000);
  const taken = statuses.filter((status) => status !== 429).length;
  expect(taken).toBeGreaterThanOrEqual(burst);
  expect(taken).toBeLessThanOrEqual(burst + 2 * unshared + afresh);
  expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await api.call('sales', { method: 'get', path: '/me' })).status).toBe(200);
});

test('when the instance dies that was confirming, the other one finds out and tells the agent, and goes on alone', async () => {
  const email = 'killed@customer.example';
  const review = await openReview(desk, admin, { customer: 'Lucerne Publishing', email });
  // The work is done at Partner Center, and its answer finds nobody any more.
  await desk.fault({ method: 'POST', path: '/agreements$', delayMs: 1_000, reset: 'after' });
  const next = proxy.served.length % 2 === 0 ? 0 : 1;
  const pressed = admin.presses(review, 'attestation.confirm').catch(() => undefined);
  await (await desk.ledger()).until((rows) => rows.some((row) => row.email === email));
  await (next === 0 ? desk.bot : other).kill();
  await pressed;
  await (await desk.ledger()).until((rows) => rows.filter((row) => row.email === email).every(isDone));
  const seen = await admin.cardNow(review.activityId);
  expect(seen.text + (await admin.newestCard()).text).toContain('Acceptance recorded');
  expect(await desk.countFor(email)).toEqual({ posts: 1, records: 1 });
  expect((await admin.says('status Lucerne')).text).toContain('Lucerne');
});
