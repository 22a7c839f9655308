import { mkdtemp, rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatedCustomer } from '../../sandbox/partner-center/customers/generated-customers.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { seedCustomers } from '../../sandbox/partner-center/customers/customer.ts';
import { DirectoryStore } from '../../services/customers/directory/directory-store.ts';
import type { DatabaseSettings } from '../../services/database/database-settings.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import type { CustomerId } from '../../services/ids.ts';
import { startPostgres } from '../support/databases/postgres.ts';
import { searchQueries } from './search-queries.ts';
import { silent } from '../support/silent-log.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const page = 500;
const rounds = 20;
const warmUpRounds = 2;
const found = 6;

const folder = await mkdtemp(join(tmpdir(), 'agreement-desk-search-'));
const server = await startPostgres();
try {
  const engine = process.argv[3];
  if (engine !== 'postgres') await measure({ kind: 'embedded', file: join(folder, 'search.db') });
  if (engine !== 'embedded') await measure({ kind: 'postgres', url: server.url });
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(settings: DatabaseSettings): Promise<void> {
  const database = await openDatabase(settings, silent);
  const store = new DirectoryStore(database);
  const began = performance.now();
  const blocked = await fill(store);
  const filled = (performance.now() - began) / 1_000;
  // What the database does by itself some time after a large change (autovacuum).
  await sql`analyze`.execute(database.query);
  console.log(`\n${settings.kind}: ${count} customers in ${filled.toFixed(0)} s, a page ${blocked}`);
  console.log('| what is typed | finds | CPU | p50 | p95 | max |\n| --- | --- | --- | --- | --- | --- |');
  const all: number[] = [];
  for (const words of searchQueries) all.push(...(await timed(store, words)));
  console.log(`| all | | | ${jitter(all)} |`);
  console.log(`resident memory ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`);
  await database.close();
}

async function fill(store: DirectoryStore): Promise<string> {
  const times: number[] = [];
  for (let from = 0; from < count; from += page) {
    const customers = Array.from({ length: Math.min(page, count - from) }, (_, at) => customerAt(from + at));
    const began = performance.now();
    await store.upsertListed(customers, 1, new Date('2026-03-03T12:00:00Z'));
    times.push(performance.now() - began);
  }
  return jitter(times);
}

/** The hand-made ones, then generated ones: those that the sandbox gives. */
function customerAt(index: number): CustomerSummary {
  const { id, companyName, domain } = seedCustomers[index] ?? generatedCustomer(index);
  return { customerId: id as CustomerId, companyName, domain };
}

async function timed(store: DirectoryStore, words: string): Promise<readonly number[]> {
  for (let round = 0; round < warmUpRounds; round++) await store.search(words, found);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await store.search(words, found);
    times.push(performance.now() - began);
  }
  const used = process.cpuUsage(before);
  const cpu = ((used.user + used.system) / 1_000 / rounds).toFixed(1);
  const [best, ...others] = await store.search(words, found);
  const finds = best ? `${best.companyName.slice(0, 40)} (${best.fit}), ${others.length} more` : 'nothing';
  console.log(`| ${nameOf(words)} | ${finds} | ${cpu} | ${jitter(times)} |`);
  return times;
}

function nameOf(words: string): string {
  return words.length > 40 ? `${words.slice(0, 20)}… (${words.length} characters)` : words;
}

/** Median, 95th percentile and maximum in milliseconds. */
function jitter(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1);
  return [at(0.5), at(0.95), at(1)].join(' | ');
}
