import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import en from '../../../cards/wording/en.json' with { type: 'json' };
import { type TeamsSandbox, startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import type { BotProcess } from '../../support/bots/bot-process.ts';
import { confirmsAnyway, openReview } from '../../support/desk/confirming.ts';
import { ClockAhead, Posted, afterTheDeadline, fates, minute, writeFigures } from '../../support/desk/crashes.ts';
import { Desk } from '../../support/desk/desk.ts';
import { type LedgerLine, type LedgerView, isDone } from '../../support/worlds/ledger-view.ts';
import { Person } from '../../support/desk/person.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import { SeededRandom } from '../../support/seeded-random.ts';
import { ShownCard } from '../../support/cards/shown-card.ts';
import { until } from '../../support/until.ts';

/** Set it to what a failed run shows to meet the same moments and faults again. */
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
/** `npm run test:crash` has 1,000, and 300 beside another instance. */
const alone = Number(process.env['CRASH_CONFIRMATIONS'] ?? 8);
const besideAnother = Math.max(4, Math.round(0.3 * alone));
const patienceMs = 120_000 + 20_000 * alone;

interface Draft {
  readonly person: Person;
  readonly email: string;
  readonly review: ShownCard;
}

const random = new SeededRandom(seed);
let desk: Desk;
let ledger: LedgerView;
let clock: ClockAhead;
let posted: Posted;
let kills = 0;

/** When the process dies, told by what has happened by then to the drafts that were confirmed just before. */
const moments: Readonly<Record<string, (emails: readonly string[], isOver: () => boolean) => Promise<unknown>>> = {
  'as the button is pressed': () => Promise.resolve(),
  'within some milliseconds': () => delay(random.between(0, 60)),
  'once an intent is written': (emails, isOver) => ledger.until((rows) => isOver() || rowsOf(emails, rows).length > 0),
  'while Partner Center is at it': async (emails, isOver) => {
    await ledger.until((rows) => isOver() || rowsOf(emails, rows).length > 0);
    await delay(random.between(0, 120));
  },
  'once Partner Center has had a call': async (emails, isOver) => {
    const isPosted = async () => {
      const ids = (await desk.posts()).map(({ requestId }) => requestId);
      return rowsOf(emails, await ledger.rows()).some((row) => ids.includes(row.request_id));
    };
    await until('a call to Partner Center', async () => isOver() || (await isPosted()));
  },
  'once one is settled': (emails, isOver) =>
    ledger.until((rows) => isOver() || rowsOf(emails, rows).some((row) => row.state !== 'intended')),
  'once all are settled': (emails, isOver) =>
    ledger.until(
      (rows) => isOver() || rowsOf(emails, rows).filter((row) => row.state !== 'intended').length === emails.length,
    ),
};

function rowsOf(emails: readonly string[], rows: readonly LedgerLine[]): readonly LedgerLine[] {
  return rows.filter((row) => emails.includes(String(row.email)));
}

beforeEach(async () => {
  clock = await ClockAhead.open();
  [posted, kills] = [new Posted(), 0];
});

afterEach(() => clock.remove());

describe(`the bot is killed at random moments (CRASH_SEED=${seed})`, () => {
  afterEach(() => desk.close());

  test(
    `and of ${alone} confirmations, with clock jumps and work after the deadline, none is lost, doubled, untold or untrue`,
    async () => {
      desk = await Desk.open({ environment: clock.environment });
      await desk.isolateBot();
      ledger = await desk.ledger();
      await proveThat(await confirmAndKill(alone, [desk.person('admin')]), 'alone');
    },
    patienceMs,
  );

  describe('beside another instance on the same database', () => {
    let database: PostgresDatabase;
    let other: BotProcess;
    let otherTeams: TeamsSandbox;

    afterEach(async () => {
      await other.stop();
      await otherTeams.close();
      await database.remove();
    });

    test(
      `and the same is true of ${besideAnother}`,
      async () => {
        database = await createMigratedPostgresDatabase();
        desk = await Desk.open({ environment: { ...clock.environment, DATABASE_URL: database.url } });
        await desk.isolateBot();
        ledger = await desk.ledger();
        other = desk.startInstance();
        otherTeams = await startTeamsSandbox({
          botEndpoint: await other.endpoint(),
          patienceMs: 60_000,
          keys: sharedKeys,
        });
        const colleague = new Person(otherTeams.url, desk.person('sales').objectId);
        await proveThat(await confirmAndKill(besideAnother, [desk.person('admin'), colleague]), 'beside another');
      },
      patienceMs,
    );
  });
});

/** Confirms so many, some at a time, kills the first instance meanwhile and starts it again, over and over. */
async function confirmAndKill(count: number, people: readonly Person[]): Promise<readonly Draft[]> {
  // For those that accepted directly nobody is offered to confirm.
  const { customers: all, directAcceptances } = await desk.state();
  const customers = all.filter(({ id }) => !directAcceptances.includes(id)).map(({ companyName }) => companyName);
  const drafts: Draft[] = [];
  while (drafts.length < count) {
    const batch: Draft[] = [];
    const size = Math.min(random.between(1, 4), count - drafts.length);
    for (let index = 0; index < size; index++) {
      const person = people[(drafts.length + index) % people.length] as Person;
      const email = `person-${drafts.length + index}@customer.example`;
      const review = await openReview(desk, person, { customer: random.oneOf(customers), email });
      batch.push({ person, email, review });
    }
    drafts.push(...batch);
    await confirmThenKill(batch);
    await posted.note(desk);
  }
  return drafts;
}

async function confirmThenKill(batch: readonly Draft[]): Promise<void> {
  await desk.fault(
    ...batch.map(() => ({ method: 'POST', path: '/agreements$', ...random.oneOf(fates) })).filter(isFault),
  );
  let isOver = false;
  const pressed = Promise.all(batch.map(({ person, review }) => person.executes(review, 'attestation.confirm')));
  const answered = pressed.then(() => {
    isOver = true;
  });
  const emails = batch.map(({ email }) => email);
  const moment = random.oneOf(Object.keys(moments));
  const jumped = random.next() < 0.3 ? clock.jump(random.between(-30, 90) * minute) : Promise.resolve();
  await Promise.all([jumped, moments[moment]?.(emails, () => isOver)]);
  kills += 1;
  await desk.bot.kill();
  await answered;
  await desk.withoutFaults();
  await desk.restart();
}

function isFault(fault: { delayMs?: number; reset?: string }): boolean {
  return fault.delayMs !== undefined || fault.reset !== undefined;
}

async function proveThat(drafts: readonly Draft[], name: string): Promise<void> {
  await ledger.until((rows) => rows.every(isDone), patienceMs);
  await pressAgain(drafts);
  await ledger.until((all) => all.length === drafts.length && all.every(isDone), patienceMs);
  // What was sent last may be done as late as this.
  await delay(afterTheDeadline.delayMs);
  await posted.note(desk);
  await clock.lookTwice(ledger, patienceMs);

  const rows = await ledger.corrected();
  const corrections = await ledger.corrections();
  expect(new Set(rows.map((row) => row.draft_id)).size).toBe(drafts.length);
  await proveTold(drafts, rows);
  const recorded = rows.filter((row) => row.state === 'recorded');
  expect(rows.filter((row) => row.state !== 'recorded' && row.state !== 'refused')).toEqual([]);
  expect((await recordsAtPartnerCenter()).toSorted()).toEqual(recorded.map(lineFor).toSorted());
  expect(posted.repeated).toEqual([]);
  expect(rows.map((row) => row.request_id)).toEqual(expect.arrayContaining([...posted.requestIds]));
  const figures = { name, seed, confirmations: drafts.length, kills, recorded: recorded.length };
  await writeFigures({ ...figures, refused: rows.length - recorded.length, corrected: corrections.length });
}

/** Whoever died before the intent, or was overtaken, presses again until it is sent; for all the others that changes nothing. */
async function pressAgain(drafts: readonly Draft[]): Promise<void> {
  for (const { person, email, review } of drafts) {
    let shown = await person.presses(review, 'attestation.confirm');
    while (!(await ledger.rowFor(email))) shown = await confirmsAnyway(person, shown);
    await posted.note(desk);
  }
}

/** Each once, and once more at most where the process died over it: in the card it began on, and in messages of its own. */
async function proveTold(drafts: readonly Draft[], rows: readonly LedgerLine[]): Promise<void> {
  const texts = new Map<string, readonly string[]>();
  for (const person of new Set(drafts.map((draft) => draft.person))) texts.set(person.objectId, await textsOf(person));
  for (const { email, state, attestation_id } of rows) {
    const person = drafts.find((draft) => draft.email === email)?.person;
    const title = en[`receipt.${state}.title`];
    const told = (texts.get(person?.objectId ?? '') ?? []).filter(
      (text) => text.includes(attestation_id) && text.includes(title),
    );
    expect({ email, isTold: told.length > 0, isToldTooOften: told.length > 3 }).toEqual({
      ...{ email, isTold: true, isToldTooOften: false },
    });
  }
}

async function textsOf(person: Person): Promise<readonly string[]> {
  return (await person.messages()).flatMap(({ id, cards }) => cards.map((card) => new ShownCard(id, card).text));
}

function lineFor(row: LedgerLine): string {
  return [row.customer_id, row.first_name, row.last_name, row.email, row.accepted_on].join(' ');
}

async function recordsAtPartnerCenter(): Promise<readonly string[]> {
  const { agreements } = await desk.state();
  return Object.entries(agreements).flatMap(([customerId, records]) =>
    records
      .filter(({ primaryContact }) => primaryContact['email']?.endsWith('@customer.example'))
      .map(({ primaryContact: { firstName, lastName, email }, dateAgreed }) =>
        [customerId, firstName, lastName, email, dateAgreed.slice(0, 10)].join(' '),
      ),
  );
}
