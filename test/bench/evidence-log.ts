// npm run bench:evidence [-- <entries> [embedded|postgres]]: what it costs to add to a long evidence log, to prove and to verify.
// With BENCH_FOLDER the embedded log is kept there, and a run that was cut short goes on with it.
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Database } from '../../services/database/database.ts';
import type { DatabaseSettings } from '../../services/database/database-settings.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { evidenceFile } from '../../services/evidence/evidence-file.ts';
import { appendEvidence } from '../../services/evidence/evidence-log.ts';
import type { Addition } from '../../services/evidence/told.ts';
import { EvidenceSelection } from '../../services/evidence/evidence-selection.ts';
import { HeadSigner } from '../../services/evidence/head-signer.ts';
import { leafHash } from '../../services/evidence/format/merkle-tree.ts';
import { GrowingTree, TreeStore } from '../../services/evidence/tree-store.ts';
import { WordsStore } from '../../services/evidence/words-store.ts';
import { buildVerifier } from '../../verify/build.ts';
import { startPostgres } from '../support/databases/postgres.ts';
import { silent } from '../support/silent-log.ts';
import { confirmation, signingKey } from '../support/worlds/evidence-world.ts';
import { postgresCpuMs } from './postgres-cpu.ts';

const count = Number(process.argv[2] ?? 10_000_000);
const page = 5_000;
const customers = Array.from({ length: 5_000 }, () => randomUUID());
/** A process that says at its end how many milliseconds of CPU it has used. */
const tellingCpu = [
  '--import',
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();console.error((user+system)/1000)})',
];

const kept = process.env['BENCH_FOLDER'];
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'agreement-desk-evidence-')));
const server = await startPostgres();
try {
  const engine = process.argv[3];
  if (engine !== 'postgres') await measure({ kind: 'embedded', file: join(folder, 'evidence.db') });
  if (engine !== 'embedded') await measure({ kind: 'postgres', url: server.url, isUnlimited: true });
} finally {
  await server.stop();
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
}

async function measure(settings: DatabaseSettings): Promise<void> {
  const database = await openDatabase(settings, silent);
  const signer = new HeadSigner({ database, keys: [signingKey(1)], clock: { now: () => new Date() }, log: silent });
  await signer.begin();
  const began = performance.now();
  await fill(database, settings);
  const filled = (performance.now() - began) / 1_000;
  await sql`analyze`.execute(database.query);
  console.log(`\n${settings.kind}: a log of ${count} entries, made in ${filled.toFixed(0)} s`);
  console.log('| | CPU | CPU of PostgreSQL | p50 | p95 | max |\n| --- | --- | --- | --- | --- | --- |');
  const one = () => confirmation(customers[Math.floor(Math.random() * customers.length)] ?? '');
  await timed('a transaction with one number written', 2_000, () => inTransaction(database, []));
  await timed('an entry in a transaction of its own', 2_000, () => inTransaction(database, [one()]));
  await timed('100 entries in one transaction', 80, () => inTransaction(database, Array.from({ length: 100 }, one)));
  await timed('a head signed over one more entry', 200, async () => {
    await inTransaction(database, [one()]);
    await signer.signNow();
  });
  await prove(database);
  await verify(database);
  await database.close();
}

/** With the hashes of the tree, as the log makes them; the text of an entry is about as long as a usual one. */
async function fill({ query, engine }: Database, settings: DatabaseSettings): Promise<void> {
  const insert = settings.kind === 'embedded' ? embeddedInsert(settings.file) : postgresInsert(query);
  for (let size = 0; size < count;) {
    const tree = await query.transaction().execute((transaction) => GrowingTree.lock(transaction, engine));
    const rows = Array.from({ length: page }, () => {
      const position = tree.size;
      const entry = `{"kind":"filler","position":${position},"rest":"${'x'.repeat(250)}"}`;
      return {
        position,
        entry,
        customer: customers[position % customers.length] ?? '',
        hashes: tree.add(leafHash(entry)),
      };
    });
    await insert(rows);
    await query.transaction().execute((transaction) => tree.save(transaction));
    size = tree.size;
  }
}

type Insert = (rows: readonly { position: number; entry: string; customer: string; hashes: string }[]) => Promise<void>;

/** Around Kysely and without waiting for the disk: ten million rows would take an hour. */
function embeddedInsert(file: string): Insert {
  const own = new DatabaseSync(file);
  own.exec('pragma synchronous = off');
  const insert = own.prepare(
    `insert or ignore into evidence_entries (position, entry, kind, customer_id, at, hashes) values (?, ?, 'filler', ?, '2026-01-01', ?)`,
  );
  return (rows) => {
    own.exec('begin');
    for (const { position, entry, customer, hashes } of rows) insert.run(position, entry, customer, hashes);
    own.exec('commit');
    return Promise.resolve();
  };
}

function postgresInsert(query: Database['query']): Insert {
  return async (rows) => {
    const list = (column: keyof (typeof rows)[number]) => rows.map((row) => row[column]);
    await sql`
      insert into evidence_entries (position, entry, kind, customer_id, at, hashes)
      select position, entry, 'filler', customer, '2026-01-01', hashes
      from unnest(${list('position')}::bigint[], ${list('entry')}::text[], ${list('customer')}::text[], ${list('hashes')}::text[])
      as rows (position, entry, customer, hashes)`.execute(query);
  };
}

async function inTransaction({ query, engine }: Database, additions: readonly Addition[]): Promise<void> {
  await query.transaction().execute(async (transaction) => {
    if (additions.length > 0) await appendEvidence(transaction, engine, additions);
    else await sql`update readiness set writes = writes + 1`.execute(transaction);
  });
}

async function prove({ query }: Database): Promise<void> {
  const tree = new TreeStore(query);
  const { size } = await tree.getCurrent();
  const any = () => Math.floor(Math.random() * size);
  await timed('a proof that an entry is in it', 500, () => tree.getInclusionPaths([any()], size));
  await timed('a proof that it went on from a smaller one', 500, () => tree.getConsistencyPath(1 + any(), size));
}

/** A file of 10,000 entries, and the verifier as an auditor runs it: one file in an empty folder. */
async function verify({ query }: Database): Promise<void> {
  const { size } = await new TreeStore(query).getCurrent();
  const positions = Array.from({ length: 10_000 }, (_, at) => size - 10_000 + at).filter((position) => position >= 0);
  const path = join(folder, 'evidence.zip');
  await timed('a file of 10,000 entries made', 1, async () => {
    const selection = await EvidenceSelection.find({ query, words: [new WordsStore(query)] }, { positions });
    if (!selection) throw new Error('nothing is signed');
    const attachments = { find: () => Promise.resolve(undefined) };
    await pipeline(evidenceFile({ selection, attachments, madeAt: new Date() }), createWriteStream(path));
  });
  const verifier = await buildVerifier(folder);
  let cpuMs = 0;
  const run = async () => {
    const { stderr } = await promisify(execFile)(process.execPath, [...tellingCpu, verifier, path], { cwd: folder });
    cpuMs += Number(stderr);
  };
  await timed('the same file verified, start of Node included', 3, run, () => cpuMs);
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function timed(what: string, times: number, act: () => Promise<unknown>, readCpuMs = ownCpuMs): Promise<void> {
  const durations: number[] = [];
  const before = { own: readCpuMs(), server: postgresCpuMs() };
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    await act();
    durations.push(performance.now() - began);
  }
  const each = (ms: number) => `${(ms / times).toFixed(2)} ms`;
  const own = each(readCpuMs() - before.own);
  const server = each(postgresCpuMs() - before.server);
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(2);
  console.log(`| ${what} | ${own} | ${server} | ${at(0.5)} ms | ${at(0.95)} ms | ${at(1)} ms |`);
}
