import { sql } from 'kysely';
import { yieldToEventLoop } from '../../../services/background-work.ts';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import { DirectoryStore } from '../../../services/customers/directory/directory-store.ts';
import type { Database } from '../../../services/database/database.ts';
import { dayMs } from '../../../services/duration.ts';
import { listCustomers } from '../million-customers.ts';

/** One customer of ten has not accepted; half of the others accepted directly. */
export async function fillDirectory(database: Database, count: number): Promise<void> {
  if (database.engine === 'embedded') await hurry(database);
  await listCustomers(new DirectoryStore(database, () => ({ take: yieldToEventLoop })), count);
  await noteListed(database, count);
  await database.query.transaction().execute(async (query) => {
    await readStatuses(query);
    // What the database does by itself some time after a large change (autovacuum).
    await sql`analyze`.execute(query);
  });
}

async function readStatuses(query: Database['query']): Promise<void> {
  const tenth = sql`substr(customer_id, 36, 1)`;
  const instant = '2026-03-03T12:00:00.000Z';
  for (const [status, digits, since] of [
    ['none', ['0', '8'], instant],
    ['direct', ['1', '2', '3', '4', '5', '6', '7'], null],
    ['attested', ['9', 'a', 'b', 'c', 'd', 'e', 'f'], null],
  ] as const)
    await sql`
      update customers set status = ${status}, unconfirmed_since = ${since}, read_at = ${instant}
      where ${tenth} in (${sql.join([...digits])})`.execute(query);
}

async function noteListed(database: Database, customers: number): Promise<void> {
  const [now, later] = [new Date(), new Date(Date.now() + dayMs)];
  const listing = new DirectoryListingStore(database);
  await listing.prepare(now);
  const round = await listing.claimDue(now, later);
  if (round) await listing.finish(round, { customers, customersRead: customers, dueAt: later });
}

/** Nobody minds if this file is lost, and each customer is written to a place of its own. The bot opens it anew. */
async function hurry({ query }: Database): Promise<void> {
  for (const pragma of ['synchronous = off', 'cache_size = -2000000', 'wal_autocheckpoint = 100000'])
    await sql.raw(`pragma ${pragma}`).execute(query);
}
