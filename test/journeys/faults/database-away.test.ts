import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { BreakableConnection } from '../../support/databases/breakable-connection.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import { deliver, rawMessage, rawPress, repliesTo } from '../../support/microsoft/raw-activities.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { until } from '../../support/until.ts';
import { silent } from '../../support/silent-log.ts';

/** Teams shows an error after some ten seconds. */
const teamsWaitsMs = 10_000;

let place: PostgresDatabase;
let way: BreakableConnection;
let desk: Desk;
let database: Database;
let sam: Person;

beforeAll(async () => {
  place = await createMigratedPostgresDatabase();
  way = await BreakableConnection.to(place.url);
  desk = await Desk.open({ environment: { DATABASE_URL: way.url, RECONCILE_EVERY_SECONDS: '600' } });
  database = await openDatabase({ kind: 'postgres', url: place.url }, silent);
  sam = desk.person('sales').with({ locale: 'sv-SE' });
  await sam.says('hjälp');
});

afterEach(async () => {
  way.mend();
  await until('the way back to the database', async () => (await fetch(`${await desk.bot.url()}/readyz`)).ok);
});

afterAll(async () => {
  await desk.close();
  await database.close();
  await way.close();
  await place.remove();
});

function referenceOn(card: string): string {
  const reference = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(card)?.[0];
  if (reference === undefined) throw new Error(`no reference on ${card}`);
  return reference;
}

async function linesWith(reference: string): Promise<readonly Record<string, unknown>[]> {
  const lines = () => desk.bot.log.filter((line) => line['reference'] === reference);
  await until(`a line under ${reference}`, () => lines().length > 0);
  return lines();
}

async function inTeamsTime<Result>(work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  expect(performance.now() - startedAt).toBeLessThan(teamsWaitsMs);
  return result;
}

/** The card of an answer that is new. */
async function answerTo(text: string): Promise<ShownCard> {
  const before = await sam.newestCard();
  const card = await sam.says(text);
  expect(card.activityId).not.toBe(before.activityId);
  return card;
}

const ways = [
  { how: 'is cut off', fail: () => way.cut() },
  { how: 'is frozen', fail: () => way.freeze() },
];

describe.each(ways)('while the database $how', ({ fail }) => {
  test('what needs no database is answered as ever, in the agent’s language', async () => {
    fail();
    const card = await inTeamsTime(() => answerTo('hjälp'));
    expect(card.text).toContain('Det här kan du fråga mig om');
  });

  test('somebody whom the bot has never met is answered in the language of their Teams', async () => {
    fail();
    const stranger = { objectId: crypto.randomUUID() };
    const activity = { ...rawMessage(desk, stranger, 'hilfe'), locale: 'de-DE' };
    await inTeamsTime(() => deliver(desk, activity));
    expect((await repliesTo(desk, stranger)).join('')).toContain('Sie können hier keine Kunden sehen');
  });

  test('a press gets a card in the answer, never a bare 500', async () => {
    fail();
    const press = { ...rawPress(desk, 'sales', { verb: 'report.show' }), locale: 'sv-SE' };
    const { status, body } = await inTeamsTime(() => deliver(desk, press));
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  });
});

test('while the database is cut off, a command that needs it says what happened, with a reference that the log has once', async () => {
  way.cut();
  const card = await answerTo('rapport');
  expect(card.text).toContain('Något gick fel hos oss');
  expect(await linesWith(referenceOn(card.text))).toHaveLength(1);
});

describe('a conversation whose stored state', () => {
  const keep = (value: string) =>
    database.query.updateTable('bot_state').set({ value }).where('state_key', 'like', '%conversations/%').execute();
  const stateWith = (dialogStack: unknown) => JSON.stringify({ dialogs: { dialogStack } });

  test.each([
    ['names a dialog that is gone', stateWith([{ id: 'status-of-last-year', state: {} }])],
    [
      'names a dialog that is gone, behind one that is there',
      stateWith([
        { id: 'gone', state: {} },
        { id: 'card', state: {} },
      ]),
    ],
    ['holds no list', stateWith('x')],
    ['holds a list of nothing', stateWith([null])],
    ['is no JSON', '{"dialogs":'],
    ['is a number', '7'],
    ['is null', 'null'],
    ['waits for a card without saying which', stateWith([{ id: 'card', state: {} }])],
    ['waits for words without a question', stateWith([{ id: 'customer', state: {} }])],
  ])('%s is dropped, and every turn is answered', async (_what, value) => {
    await answerTo('status');
    await keep(value);
    const before = desk.bot.log.length;
    await answerTo('vad är det här?');
    expect((await answerTo('vad är det här?')).text).toContain('Det förstod jag inte');
    const lines = desk.bot.log
      .slice(before)
      .filter(({ msg, type }) => msg === 'turn ended in an error' && type === 'message');
    expect(lines).toEqual([]);
    expect((await answerTo('status contoso')).text).toContain('Contoso');
  });

  test('fails a turn is answered with a reference, and dropped', async () => {
    await sam.says('status');
    await keep(stateWith([{ id: 'customer', state: { command: 'status-of-last-year' } }]));
    const told = await answerTo('vad är det här?');
    expect(told.text).toContain('Något gick fel hos oss');
    expect(await linesWith(referenceOn(told.text))).toHaveLength(1);
    expect((await answerTo('vad är det här?')).text).toContain('Det förstod jag inte');
  });

  test('cannot be written is answered all the same', async () => {
    await answerTo('hjälp');
    await sql`alter table bot_state rename to bot_state_away`.execute(database.query);
    try {
      expect((await answerTo('bekräfta litware')).text).toContain('Litware');
      expect((await answerTo('hjälp')).text).toContain('Det här kan du fråga mig om');
    } finally {
      await sql`alter table bot_state_away rename to bot_state`.execute(database.query);
    }
  });
});

test('an agent can be answered though who they are and where cannot be stored', async () => {
  await sql`alter table conversations rename to conversations_away`.execute(database.query);
  try {
    expect((await answerTo('status contoso')).text).toContain('Contoso');
  } finally {
    await sql`alter table conversations_away rename to conversations`.execute(database.query);
  }
});
