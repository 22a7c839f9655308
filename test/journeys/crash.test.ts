import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { type TeamsSandbox, startTeamsSandbox } from '../../sandbox/teams/teams-sandbox.ts';
import type { AttestationRow } from '../../services/database/tables/agreement-tables.ts';
import type { BotProcess } from '../support/bot-process.ts';
import { openReview } from '../support/confirming.ts';
import { Desk } from '../support/desk.ts';
import { type LedgerView, isDone, showsOutcome } from '../support/ledger-view.ts';
import { Person } from '../support/person.ts';
import { type PostgresDatabase, createPostgresDatabase } from '../support/postgres.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import type { ShownCard } from '../support/shown-card.ts';

/** Set it to what a failed run shows to meet the same moments and faults again. */
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);

/** What Partner Center does with a call, and how long it takes over it. */
const fates = [{}, {}, { delayMs: 150 }, { reset: 'after' }, { reset: 'after', delayMs: 100 }, { reset: 'before' }];
const customers = ['Contoso Ltd', 'Litware', 'Fabrikam', 'VanArsdel', 'Adventure Works', 'Zambezi Solar'];

interface Draft {
  readonly person: Person;
  readonly email: string;
  readonly review: ShownCard;
}

const environment = { PARTNER_CENTER_TIMEOUT_SECONDS: '2', RECONCILE_EVERY_SECONDS: '0.2' };
const random = new SeededRandom(seed);
let desk: Desk;
let ledger: LedgerView;

/** When the process dies, told by what has happened by then to the drafts that were confirmed just before. */
const moments: Readonly<Record<string, (emails: readonly string[]) => Promise<unknown>>> = {
  'as the button is pressed': () => Promise.resolve(),
  'within some milliseconds': () => delay(random.between(0, 60)),
  'once an intent is written': (emails) => ledger.until((rows) => rowsOf(emails, rows).length > 0),
  'while Partner Center is at it': async (emails) => {
    await ledger.until((rows) => rowsOf(emails, rows).length > 0);
    await delay(random.between(0, 120));
  },
  'once Partner Center has had a call': async (emails) => {
    const isPosted = async () => {
      const ids = (await desk.posts()).map(({ requestId }) => requestId);
      return rowsOf(emails, await ledger.rows()).some((row) => ids.includes(row.request_id));
    };
    while (!(await isPosted())) await delay(1);
  },
  'once one is settled': (emails) =>
    ledger.until((rows) => rowsOf(emails, rows).some((row) => row.state !== 'intended')),
  'once all are settled': (emails) =>
    ledger.until((rows) => rowsOf(emails, rows).filter((row) => row.state !== 'intended').length === emails.length),
};

function rowsOf(emails: readonly string[], rows: readonly AttestationRow[]): readonly AttestationRow[] {
  return rows.filter((row) => emails.includes(row.email));
}

describe(`the bot is killed at random moments (CRASH_SEED=${seed})`, () => {
  afterEach(() => desk.close());

  test('and after the restart every attestation is settled, told, and at Partner Center exactly if it is recorded', async () => {
    desk = await Desk.open({ environment });
    ledger = await desk.ledger();
    await proveThat(await confirmAndKill(50, [desk.person('admin')]));
  });

  describe('beside another instance on the same database', () => {
    let database: PostgresDatabase;
    let other: BotProcess;
    let otherTeams: TeamsSandbox;

    afterEach(async () => {
      await other.stop();
      await otherTeams.close();
      await database.remove();
    });

    test('and nothing is lost or done twice', async () => {
      database = await createPostgresDatabase();
      desk = await Desk.open({ environment: { ...environment, DATABASE_URL: database.url } });
      ledger = await desk.ledger();
      other = desk.startInstance();
      otherTeams = await startTeamsSandbox({ botEndpoint: await other.endpoint(), patienceMs: 60_000 });
      const colleague = new Person(otherTeams.url, desk.person('sales').objectId);
      await proveThat(await confirmAndKill(16, [desk.person('admin'), colleague]));
    });
  });
});

/** Confirms so many, some at a time, kills the first instance meanwhile and starts it again, over and over. */
async function confirmAndKill(count: number, people: readonly Person[]): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  while (drafts.length < count) {
    const batch: Draft[] = [];
    const size = Math.min(random.between(1, 4), count - drafts.length);
    for (let index = 0; index < size; index++) {
      const person = people[(drafts.length + index) % people.length] as Person;
      const email = `person-${drafts.length + index}@customer.example`;
      batch.push({
        person,
        email,
        review: await openReview(desk, person, { customer: random.oneOf(customers), email }),
      });
    }
    drafts.push(...batch);
    await confirmThenKill(batch);
  }
  return drafts;
}

async function confirmThenKill(batch: readonly Draft[]): Promise<void> {
  await desk.fault(
    ...batch.map(() => ({ method: 'POST', path: '/agreements$', ...random.oneOf(fates) })).filter(isFault),
  );
  const pressed = batch.map(({ person, review }) => person.executes(review, 'attestation.confirm'));
  const moment = random.oneOf(Object.keys(moments));
  await moments[moment]?.(batch.map(({ email }) => email));
  await desk.bot.kill();
  await Promise.all(pressed);
  await desk.withoutFaults();
  await desk.restart();
}

function isFault(fault: { delayMs?: number; reset?: string }): boolean {
  return fault.delayMs !== undefined || fault.reset !== undefined;
}

async function proveThat(drafts: readonly Draft[]): Promise<void> {
  await proveTold(drafts, await ledger.until((rows) => rows.every(isDone)));
  // Whoever died before the intent presses again; for all the others that must change nothing.
  await Promise.all(drafts.map(({ person, review }) => person.presses(review, 'attestation.confirm')));
  const rows = await ledger.until((all) => all.length === drafts.length && all.every(isDone));
  await proveTold(drafts, rows);

  expect(new Set(rows.map((row) => row.draft_id)).size).toBe(drafts.length);
  expect(['recorded', 'refused']).toEqual(expect.arrayContaining(rows.map((row) => row.state)));
  const recorded = rows.filter((row) => row.state === 'recorded');
  expect((await recordsAtPartnerCenter()).toSorted()).toEqual(recorded.map(lineFor).toSorted());
  const posted = (await desk.posts()).map(({ requestId }) => requestId);
  expect(posted).toHaveLength(new Set(posted).size);
  expect(rows.map((row) => row.request_id)).toEqual(expect.arrayContaining(posted));
}

async function proveTold(drafts: readonly Draft[], rows: readonly AttestationRow[]): Promise<void> {
  for (const row of rows) {
    const { email } = row;
    const person = drafts.find((draft) => draft.email === email)?.person;
    expect({ email, isTold: person && (await showsOutcome(person, row)) }).toEqual({ email, isTold: true });
  }
}

function lineFor(row: AttestationRow): string {
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
