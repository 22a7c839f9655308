// npm run bench:latency: how long agents wait while all customers are listed and read for the first time.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { people } from '../../sandbox/people.ts';
import { startEntraSandbox } from '../../sandbox/entra/entra-sandbox.ts';
import { SandboxKeys } from '../../sandbox/entra/sandbox-keys.ts';
import { startTeamsSandbox } from '../../sandbox/teams/teams-sandbox.ts';
import { Person } from '../support/desk/person.ts';
import { product } from './measured-bot.ts';
import { MeasuredProcess } from './measured-process.ts';
import { PartnerCenterProcess } from './partner-center-process.ts';
import type { EventLoopWatch } from './stretch.ts';

const turnsPerSecond = 20;
const warmUpTurns = 60;
const said = ['status contoso', 'help'];
const talking = people.filter(({ role }) => role !== 'no-role').map(({ objectId }) => objectId);

const { values } = parseArgs({
  options: {
    /** Folders of states of the product, to compare; each is measured in turn. */
    tree: { type: 'string', multiple: true, default: ['.'] },
    customers: { type: 'string', multiple: true, default: ['60', '100000'] },
    seconds: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '1' },
    /** What the longest stretches were made of. */
    where: { type: 'boolean', default: false },
  },
});
const turns = Number(values.seconds) * turnsPerSecond;

interface Measured {
  readonly latencies: readonly number[];
  readonly watch: EventLoopWatch;
  readonly cpuShare: number;
  /** Of this process, whose own lateness is in the latencies. */
  readonly ownP99: number;
  readonly directory: string;
}

console.log(`${availableParallelism()} cores, Node ${process.version}, ${turnsPerSecond} turns a second\n`);
console.log(
  '| tree | customers | median | p90 | p99 | max | CPU p50 | p90 | p99 | stretch p99 | longest | > 20 ms | CPU | directory | load |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (let round = 0; round < Number(values.rounds); round++) {
  for (const customers of values.customers) {
    for (const tree of values.tree) printRow(tree, customers, await measure(tree, customers));
  }
}

async function measure(tree: string, customers: string): Promise<Measured> {
  const directory = await mkdtemp(join(tmpdir(), 'agreement-desk-bench-'));
  const shared = { DATA_DIR: directory, SANDBOX_CUSTOMERS: customers };
  const keys = new SandboxKeys(directory);
  const entra = await startEntraSandbox({ keys });
  const partnerCenter = await PartnerCenterProcess.start(shared);
  const environment = {
    ...shared,
    SANDBOX_ENTRA_PORT: new URL(entra.url).port,
    SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
    PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '60000',
    LOG_LEVEL: 'info',
  };
  const bot = await MeasuredProcess.start(product, environment, { tree, isWatched: true });
  const teams = await startTeamsSandbox({ botEndpoint: `${bot.url}/api/messages`, patienceMs: 120_000, keys });
  await talk(teams.url, warmUpTurns);
  const measured = await measureTurns(bot, teams.url);
  const reached = directoryIn(directory);
  await check(teams.url);
  await Promise.all([bot.stop(), partnerCenter.stop(), teams.close(), entra.close()]);
  await rm(directory, { recursive: true });
  return { ...measured, directory: reached };
}

async function measureTurns(bot: MeasuredProcess, teamsUrl: string): Promise<Omit<Measured, 'directory'>> {
  await bot.eventLoop();
  const before = await bot.usage();
  const own = monitorEventLoopDelay({ resolution: 2 });
  own.enable();
  const from = performance.now();
  const latencies = await talk(teamsUrl, turns);
  const ownP99 = own.percentile(99) / 1e6 - 2;
  own.disable();
  const { cpuMs } = await bot.usage();
  const cpuShare = (cpuMs - before.cpuMs) / (performance.now() - from);
  return { latencies, watch: await bot.eventLoop(), cpuShare, ownP99 };
}

/** Each turn begins when its time has come, however the others are doing, and counts from then. */
async function talk(teamsUrl: string, count: number): Promise<readonly number[]> {
  const from = performance.now();
  const answered: Promise<number>[] = [];
  for (let turn = 0; turn < count; turn++) {
    const begins = from + (turn * 1_000) / turnsPerSecond;
    await delay(Math.max(0, begins - performance.now()));
    answered.push(say(teamsUrl, turn).then(() => performance.now() - begins));
  }
  return Promise.all(answered);
}

async function say(teamsUrl: string, turn: number): Promise<void> {
  const response = await fetch(`${teamsUrl}/api/people/${talking[turn % talking.length] ?? ''}/messages`, {
    method: 'POST',
    body: JSON.stringify({ text: said[Math.floor(turn / talking.length) % said.length] }),
  });
  const { status } = (await response.json()) as { status: number };
  if (status !== 200) throw new Error(`the bot answered ${status}`);
}

/** What was measured are answers, and not apologies. */
async function check(teamsUrl: string): Promise<void> {
  await say(teamsUrl, 0);
  const card = await new Person(teamsUrl, talking[0] ?? '').newestCard();
  if (!card.text.includes('Contoso')) throw new Error(`no status but: ${card.text}`);
}

function directoryIn(folder: string): string {
  const database = new DatabaseSync(join(folder, 'agreement-desk.db'), { readOnly: true });
  const row = database.prepare('select round, listed, customers, customers_read from directory_listing').get();
  database.close();
  return `${String(row?.['customers'] ?? row?.['listed'])} listed, ${String(row?.['customers_read'])} read`;
}

function printRow(tree: string, customers: string, { latencies, watch, ...more }: Measured): void {
  const at = (times: readonly number[], share: number, digits = 0): string => {
    const sorted = times.toSorted((one, other) => one - other);
    return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(digits);
  };
  const shares = [0.5, 0.9, 0.99, 1].map((share) => at(latencies, share));
  const work = [0.5, 0.9, 0.99].map((share) => at(watch.requestCpuTimes, share));
  const long = watch.cpuTimes.filter((ms) => ms > 20).length;
  const cpu = `${(100 * more.cpuShare).toFixed(0)} %`;
  const load = `${loadavg()[0]?.toFixed(1)}, own p99 ${more.ownP99.toFixed(0)}`;
  const cells = [tree, customers, ...shares, ...work, at(watch.cpuTimes, 0.99), at(watch.cpuTimes, 1), long, cpu];
  console.log(`| ${[...cells, more.directory, load].join(' | ')} |`);
  if (!values.where) return;
  for (const { wallMs, cpuMs, pieces } of watch.longest) {
    console.log(`  ${cpuMs.toFixed(0)} ms of CPU, ${wallMs.toFixed(0)} ms in all:`);
    for (const { what, ms } of pieces) console.log(`    ${ms.toFixed(1)} ms ${what}`);
  }
}
