import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '../../services/database/database.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { usualPolicy } from '../../services/reminders/policy/reminder-policy.ts';
import { CapturedLog } from '../support/captured-log.ts';
import { createMigratedPostgresDatabase } from '../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../support/databases/postgres.ts';
import type { Delivery } from './microsoft/delivery-record.ts';
import { countCutShort, figuresOf } from './checks/figures.ts';
import { cardUpdates } from './checks/late-updates.ts';
import { localTime } from './world/local-time.ts';
import { PartnerYear } from './partner-year.ts';
import { type Repeat, causeOf, repeatsAmong } from './checks/repeats.ts';

// What is simulated, and its figures: docs/benchmarks.md.
const seed = Number(process.env['SIMULATION_SEED'] ?? 1);
/** `npm run test:year` has 5,000, and goes on from these three weeks to the end of the year. */
const customers = Number(process.env['SIMULATION_CUSTOMERS'] ?? 500);
const ticks = Number(process.env['SIMULATION_TICKS'] ?? 120);
const sentAtOnce = 8;

let place: PostgresDatabase;
let database: Database;
let year: PartnerYear;
let deliveries: readonly Delivery[];
let repeats: readonly Repeat[];

beforeAll(async () => {
  place = await createMigratedPostgresDatabase();
  database = await openDatabase({ kind: 'postgres', url: place.url }, new CapturedLog());
  year = new PartnerYear({ seed, customers, database, databaseUrl: place.url, ticks });
  const began = performance.now();
  await year.run();
  deliveries = year.record.deliveries;
  repeats = repeatsAmong(deliveries);
  for (const stored of year.whatWasStored) process.stdout.write(`${stored}\n`);
  process.stdout.write(`${JSON.stringify(figuresOf(year, seed, (performance.now() - began) / 1_000), null, 2)}\n`);
}, 3_600_000);

afterAll(async () => {
  await database.close();
  await place.remove();
});

test('a year passes without anything that nobody expected', () => {
  expect(year.problems).toEqual([]);
  expect(deliveries.length).toBeGreaterThan(0);
});

test('no customer is forgotten', () => {
  expect(year.waiting.forgotten).toEqual([]);
});

test('nobody is reminded of a customer that is settled', () => {
  expect(deliveries.filter(({ settled }) => settled.length > 0).map(told)).toEqual([]);
});

test('nothing comes outside of anybody’s hours', () => {
  const outside = deliveries.filter(({ at, agent }) => !localTime(at, agent.timeZone).isWorkingTime);
  expect(outside.map(told)).toEqual([]);
});

test('nobody gets more on a day than they want', () => {
  const days = Map.groupBy(deliveries, ({ at, agent }) => `${agent.name} on ${localTime(at, agent.timeZone).day}`);
  const overfull = [...days].filter(([, ofDay]) => {
    const most = ofDay[0]?.agent.delivery === 'digest' ? 1 : usualPolicy.dailyCap;
    // The bot does not know of those it never heard of again, and says it once more.
    return ofDay.filter(({ unheard }) => unheard === undefined).length > most;
  });
  expect(overfull.map(([day]) => day)).toEqual([]);
});

test('nothing is said twice but where an answer was lost or an instance died, and then once', async () => {
  const forNoReason = repeats.filter((repeat) => causeOf(repeat) === 'nothing');
  expect(forNoReason.map(({ before, again }) => [told(before), told(again)])).toEqual([]);
  // Whoever is named a third time repeats a message that was heard, and that is for no reason.
  const afterCrash = new Set(repeats.filter((repeat) => causeOf(repeat) === 'crash').map(({ before }) => before));
  const cutShort = await countCutShort(database);
  expect(afterCrash.size).toBeLessThanOrEqual(cutShort);
  expect(cutShort).toBeLessThanOrEqual(year.kills.length * sentAtOnce);
});

test('open cards say so when a customer is settled', () => {
  const late = cardUpdates(year).filter(({ isLate }) => isLate);
  expect(late.map(({ delivery, customer }) => `${told(delivery)}: ${String(customer)}`)).toEqual([]);
});

function told({ at, agent, customers: named, activityId }: Delivery): string {
  return `${activityId} to ${agent.name} in ${agent.timeZone} at ${new Date(at).toISOString()} about ${named.join(', ')}`;
}
