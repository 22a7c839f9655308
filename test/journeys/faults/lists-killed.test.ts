import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import type { BulkListId } from '../../../services/ids.ts';
import { LedgerWords } from '../../../services/agreements/ledger/ledger-evidence.ts';
import { verifyEvidence } from '../../../verify/verify-evidence.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import type { RunningBot } from '../../support/bots/running-bot.ts';
import { ClockAhead, Posted, afterTheDeadline, fates, minute, writeFigures } from '../../support/desk/crashes.ts';
import { Desk } from '../../support/desk/desk.ts';
import { SeededRandom } from '../../support/seeded-random.ts';
import { silent } from '../../support/silent-log.ts';
import { until } from '../../support/until.ts';
import { BulkInstance, goodContact, numbered } from '../../support/worlds/bulk-world.ts';
import { EvidenceWorld } from '../../support/worlds/evidence-world.ts';
import { LedgerInstance, agentOf } from '../../support/worlds/ledger-world.ts';
import { MovableClock } from '../../support/worlds/directory-instance.ts';
import { type LedgerLine, type LedgerView, isDone } from '../../support/worlds/ledger-view.ts';

/** Set it to what a failed run shows to meet the same moments and faults again. */
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
/** `npm run test:lists-killed` has 500, alone and beside another instance. */
const size = Number(process.env['LIST_ROWS'] ?? 20);
const patienceMs = 180_000 + 4_000 * size;
/** Afterwards it is left alone, and has to come to its end. */
const mostKills = Math.max(3, Math.round(size / 16));
const standstillMs = 2_000;
/** A third of the sandbox's customers have not accepted yet. */
const customers = 4 * size + 60;
/** What the bot asks before it confirms, and what becomes of it. */
const readFaults = [
  { status: 503 },
  { status: 429, headers: { 'Retry-After': '1' } },
  { reset: 'before' },
  { delayMs: 200 },
];
const endOf = (email: string) => `${email}@list.example`;

const random = new SeededRandom(seed);
let clock: ClockAhead;
let desk: Desk;
let ledger: LedgerView;
let database: Database;
let place: PostgresDatabase | undefined;
let other: RunningBot | undefined;

beforeEach(async () => {
  [place, other] = [undefined, undefined];
  clock = await ClockAhead.open();
});

afterEach(async () => {
  await other?.stop();
  await database.close();
  await desk.close();
  await place?.remove();
  await clock.remove();
});

describe(`the bot is killed at random moments of a list (CRASH_SEED=${seed})`, () => {
  test(
    `and each of ${size} rows is settled, none twice`,
    async () => {
      desk = await Desk.open({ environment: environment(), customers });
      database = await openDatabase({ kind: 'embedded', file: `${desk.directory}/agreement-desk.db` }, silent);
      await proveThat(await killWhileItRuns(), 'alone');
    },
    patienceMs,
  );

  describe('beside another instance on the same database', () => {
    test(
      `and the same is true`,
      async () => {
        place = await createMigratedPostgresDatabase();
        desk = await Desk.open({ environment: { ...environment(), DATABASE_URL: place.url }, customers });
        database = await openDatabase({ kind: 'postgres', url: place.url }, silent);
        other = desk.startInstance();
        await proveThat(await killWhileItRuns(), 'beside another');
      },
      patienceMs,
    );
  });
});

function environment(): Readonly<Record<string, string>> {
  return { ...clock.environment, PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '60000' };
}

interface Run {
  readonly listId: BulkListId;
  readonly posted: Posted;
  readonly kills: number;
}

/** Starts the list, and kills the bot over and over while it runs. */
async function killWhileItRuns(): Promise<Run> {
  // What is corrected long after the list has ended is told in the chat.
  await desk.person('admin').says('help');
  await desk.isolateBot();
  ledger = await desk.ledger();
  const listId = await startList();
  const posted = new Posted();
  let kills = 0;
  while (kills < mostKills && (await listNow(listId)).state !== 'done') {
    await desk.fault(...faults());
    await momentAfter(await countEnded(listId), listId);
    await posted.note(desk);
    kills += 1;
    const restart = await killSome();
    await desk.withoutFaults();
    if (random.next() < 0.5) await clock.jump(random.between(1, 20) * minute);
    await restart();
    await posted.note(desk);
  }
  await until('the end of the list', theEnd(listId, posted), patienceMs);
  return { listId, posted, kills };
}

/** The bot, the other instance, or both at once. Resolves with how they are started again. */
async function killSome(): Promise<() => Promise<void>> {
  const { bot } = desk;
  const killed = other ? random.oneOf([[bot], [other], [bot, other]]) : [bot];
  await Promise.all(killed.map((one) => one.kill()));
  return async () => {
    if (other && killed.includes(other)) other = desk.startInstance();
    if (killed.includes(bot)) await desk.restart();
    await other?.endpoint();
  };
}

/** Where nothing moves for a while, what is left has been put off: the clock is set to when it is due. */
function theEnd(listId: BulkListId, posted: Posted): () => Promise<boolean> {
  let [ended, since] = [0, performance.now()];
  return async () => {
    await posted.note(desk);
    const now = await countEnded(listId);
    if (now !== ended) [ended, since] = [now, performance.now()];
    if (performance.now() - since > standstillMs) {
      await clock.jump(minute);
      since = performance.now();
    }
    return (await listNow(listId)).state === 'done';
  };
}

async function startList(): Promise<BulkListId> {
  const { customers: all, directAcceptances, agreements } = await desk.state();
  const open = all.filter(({ id }) => !directAcceptances.includes(id) && (agreements[id] ?? []).length === 0);
  const place = { database, partnerCenterUrl: desk.partnerCenter.url, clock: new MovableClock() };
  const instance = new BulkInstance(new LedgerInstance(place, 30_000), place.clock);
  const admin = agentOf('admin');
  await instance.ledger.services.agents.saveChanged(admin, new Date());
  const rows = open
    .slice(0, size)
    .map(({ id }, at) => ({ ...goodContact, email: endOf(`person-${at}`), customer: id }));
  expect(rows).toHaveLength(size);
  const { listId } = await instance.bulk.open(admin, { act: 'confirm', fileName: 'open.csv', rows: numbered(rows) });
  await until('the dry run', async () => (await listNow(listId)).state === 'review', patienceMs);
  expect((await instance.bulk.start(admin, listId))?.counts).toMatchObject({ ready: size });
  return listId;
}

function faults(): readonly Record<string, unknown>[] {
  const posts = Array.from({ length: random.between(1, 4) }, () => ({
    ...{ method: 'POST', path: '/agreements$', ...random.oneOf(fates) },
  }));
  const reads = Array.from({ length: random.between(0, 3) }, () => ({
    ...{ method: 'GET', path: '/customers/.*/(agreements|directSigned)', ...random.oneOf(readFaults) },
  }));
  return [...posts, ...reads].filter((fault) => Object.keys(fault).length > 2);
}

/** Some of the rows have ended, or some milliseconds have passed. */
async function momentAfter(before: number, listId: BulkListId): Promise<void> {
  if (random.next() < 0.5) {
    await delay(random.between(0, 1_500));
    return;
  }
  const wanted = before + random.between(1, Math.max(2, Math.round(size / 8)));
  let isEnough = false;
  void delay(5_000).then(() => (isEnough = true));
  await until('some rows to end', async () => {
    return isEnough || (await countEnded(listId)) >= wanted || (await listNow(listId)).state === 'done';
  });
}

async function listNow(listId: BulkListId) {
  return database.query.selectFrom('bulk_lists').selectAll().where('list_id', '=', listId).executeTakeFirstOrThrow();
}

async function rowsNow(listId: BulkListId) {
  return database.query.selectFrom('bulk_rows').selectAll().where('list_id', '=', listId).orderBy('number').execute();
}

async function countEnded(listId: BulkListId): Promise<number> {
  return (await rowsNow(listId)).filter(({ state }) => state === 'done' || state === 'failed').length;
}

async function proveThat({ listId, posted, kills }: Run, name: string): Promise<void> {
  await ledger.until((rows) => rows.every(isDone), patienceMs);
  // What was sent last may be done as late as this.
  await delay(afterTheDeadline.delayMs);
  await posted.note(desk);
  await clock.lookTwice(ledger, patienceMs);
  const entries = await ledger.corrected();
  const isFollowed = async () => untrueRows(await rowsNow(listId), entries).length === 0;
  await until('rows that say what the ledger says', isFollowed, patienceMs);

  const rows = await rowsNow(listId);
  expect(rows).toHaveLength(size);
  expect(rows.filter(({ state }) => state !== 'done' && state !== 'failed')).toEqual([]);
  expect(posted.repeated).toEqual([]);
  expect(entries.map((entry) => entry.request_id)).toEqual(expect.arrayContaining([...posted.requestIds]));
  const recorded = entries.filter((entry) => entry.state === 'recorded');
  expect(new Set(recorded.map((entry) => entry.email)).size).toBe(recorded.length);
  expect((await recordsAtPartnerCenter()).toSorted()).toEqual(recorded.map(({ email }) => email).toSorted());
  expect(rows.filter(({ state }) => state === 'done')).toHaveLength(recorded.length);
  await proveEvidence(entries);
  const figures = { name, seed, rows: size, kills, recorded: recorded.length, failed: size - recorded.length };
  await writeFigures({ ...figures, entries: entries.length, corrected: (await ledger.corrections()).length });
}

/** A row is done where its entry is recorded, and failed with the reason of its last entry elsewhere. */
function untrueRows(rows: Awaited<ReturnType<typeof rowsNow>>, entries: readonly LedgerLine[]) {
  const states = new Map(entries.map((entry) => [entry.attestation_id as string, entry.state]));
  return rows.filter(({ state, result_id }) => {
    const said = result_id === null ? undefined : states.get(result_id);
    return state === 'done' ? said !== 'recorded' && said !== 'already-recorded' : said === 'recorded';
  });
}

async function recordsAtPartnerCenter(): Promise<readonly string[]> {
  const { agreements } = await desk.state();
  const emails = Object.values(agreements).flatMap((records) =>
    records.map(({ primaryContact }) => primaryContact['email'] ?? ''),
  );
  return emails.filter((email) => email.endsWith(endOf('')));
}

/** The log has both facts of each entry, and stands before the verifier. */
async function proveEvidence(entries: readonly LedgerLine[]): Promise<void> {
  const evidence = new EvidenceWorld(database);
  try {
    const path = await evidence.exportAll([], [new LedgerWords(database.query)]);
    await verifyEvidence(path, { keys: [], heads: [] });
    const kinds = database.query.selectFrom('evidence_entries').select('kind');
    const intended = await kinds.where('kind', '=', 'attestation-intended').execute();
    expect(intended).toHaveLength(entries.length);
  } finally {
    await evidence.remove();
  }
}
