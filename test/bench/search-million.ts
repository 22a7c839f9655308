import { mkdtemp, rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryStore } from '../../services/customers/directory/directory-store.ts';
import type { DatabaseSettings } from '../../services/database/database-settings.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { startPostgres } from '../support/databases/postgres.ts';
import { listCustomers } from './million-customers.ts';
import { spread } from './percentiles.ts';
import { searchQueries } from './search-queries.ts';
import { silent } from '../support/silent-log.ts';

const count = Number(process.argv[2] ?? 1_000_000);
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
  const blocked = jitter(await listCustomers(store, count));
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
  return spread(times).join(' | ');
}
