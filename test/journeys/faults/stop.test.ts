import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openReview } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { type LedgerView, isDone, showsOutcome } from '../../support/worlds/ledger-view.ts';
import type { Person } from '../../support/desk/person.ts';

const customer = 'Litware';

let desk: Desk;
let ledger: LedgerView;
let admin: Person;

beforeEach(async () => {
  desk = await Desk.open();
  await desk.isolateBot();
  ledger = await desk.ledger();
  admin = desk.person('admin');
});

afterEach(() => desk.close());

test.each([
  ['while Partner Center is at it', { delayMs: 700 }],
  ['after the agent was told to wait', { delayMs: 4_000 }],
])('asked to stop %s, the bot finishes it, tells the agent and ends without an error', async (_when, fault) => {
  const email = 'stop@customer.example';
  const review = await openReview(desk, admin, { customer, email });
  await desk.fault({ method: 'POST', path: '/agreements$', ...fault });
  const pressed = admin.pressesBriefly(review, 'attestation.confirm');
  if (fault.delayMs > 3_000) expect((await pressed).isWorking).toBe(true);
  else await ledger.until((rows) => rows.length > 0);

  expect(await desk.bot.stop()).toBe(0);

  await pressed;
  const [row] = await ledger.rows();
  expect(row && isDone(row)).toBe(true);
  expect(row && (await showsOutcome(admin, row))).toBe(true);
  expect(await desk.countFor(email)).toEqual({ posts: 1, records: 1 });
  expect(desk.bot.log.at(-1)?.msg).toBe('stopped');
});

test('asked to stop with nothing to do, the bot ends at once', async () => {
  await admin.says('help');
  expect(await desk.bot.stop()).toBe(0);
});
