import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { LeftCustomersStore } from '../../services/customers/directory/left-customers-store.ts';
import { DirectoryListingStore } from '../../services/customers/directory/directory-listing-store.ts';
import { DirectoryStatusStore } from '../../services/customers/directory/directory-status-store.ts';
import type { Database } from '../../services/database/database.ts';
import { toInstantText } from '../../services/database/instant-text.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { silent } from '../support/silent-log.ts';
import { Evidence } from '../../services/evidence/evidence.ts';

export interface StepTime {
  readonly step: string;
  /** The longest time for which nothing else ran. */
  readonly longestMs: number;
  readonly medianMs: number;
}

/** What each step of the sync costs on the embedded engine among `count` customers, where it stops everything else meanwhile. */
export async function directoryStepTimes(count: number): Promise<readonly StepTime[]> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-desk-bench-'));
  const database = await openDatabase({ kind: 'embedded', file: join(folder, 'agreement-desk.db') }, silent);
  try {
    await fill(database, count);
    return await timesOf(database);
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
}

async function timesOf(database: Database): Promise<readonly StepTime[]> {
  const [now, until] = [new Date(), new Date(Date.now() + 600_000)];
  const [listing, statuses] = [
    new DirectoryListingStore(database),
    new DirectoryStatusStore(database, new Evidence(database)),
  ];
  await listing.prepare(now);
  const claimed = await statuses.claimDue({ atMost: 24, now, until });
  const kept = { status: 'none', acceptedOn: undefined, unconfirmedSince: now, readAt: now, readDueAt: until } as const;
  return [
    await timed('progress', () => listing.getProgress()),
    await timed('claim 24 that are due', () => statuses.claimDue({ atMost: 24, now, until })),
    await timed('claim where none is due', () => statuses.claimDue({ atMost: 24, now: new Date(0), until })),
    await timed('save 24 statuses', () =>
      statuses.saveResults(claimed.map((customer) => ({ kind: 'read', customer, kept }))),
    ),
    await timedBetweenTurns('mark who left', () => new LeftCustomersStore(database).markLeft(2, now)),
  ];
}

async function timed(step: string, work: (round: number) => Promise<unknown>): Promise<StepTime> {
  const times: number[] = [];
  for (let round = 0; round < 24; round += 1) {
    const from = performance.now();
    await work(round);
    times.push(performance.now() - from);
  }
  return summary(step, times);
}

/** For what lets others run in between: how long these had to wait. */
async function timedBetweenTurns(step: string, work: () => Promise<unknown>): Promise<StepTime> {
  const times: number[] = [];
  let isDone = false;
  let from = performance.now();
  const look = (): void => {
    times.push(performance.now() - from);
    from = performance.now();
    if (!isDone) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isDone = true;
  return summary(step, times);
}

function summary(step: string, times: readonly number[]): StepTime {
  const sorted = times.toSorted((one, other) => one - other);
  return { step, longestMs: sorted.at(-1) ?? 0, medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0 };
}

/** All were listed in round 2 but one of a thousand; of twenty one is unknown and due, seven unconfirmed, the others confirmed. */
async function fill(database: Database, count: number): Promise<void> {
  const [now, later] = [toInstantText(new Date()), toInstantText(new Date(Date.now() + 86_400_000))];
  await sql`
    with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${count - 1})
    insert into customers (customer_id, company_name, domain, listed_in_round, first_listed_at, status, read_due_at)
    select
      printf('%08x-0000-4000-8000-000000000000', n * 2654435761 % 4294967296), 'Customer ' || n, 'customer' || n || '.example',
      case when n % 1000 = 0 then 1 else 2 end, ${now},
      case when n % 20 = 0 then 'unknown' when n % 20 < 8 then 'none' when n % 20 < 17 then 'attested' else 'direct' end,
      case when n % 20 = 0 then ${now} else ${later} end
    from numbers`.execute(database.query);
  // What has been written so far is no part of the steps.
  await sql`pragma wal_checkpoint(truncate)`.execute(database.query);
}
