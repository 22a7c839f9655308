// npm run bench:directory: what it takes to know where every customer stands, and to know it again when nothing has changed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEntraSandbox } from '../../sandbox/entra/entra-sandbox.ts';
import { toInstantText } from '../../services/database/instant-text.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { directoryStepTimes } from './directory-steps.ts';
import { product } from './measured-bot.ts';
import { MeasuredProcess } from './measured-process.ts';
import { PartnerCenterProcess } from './partner-center-process.ts';
import { silent } from '../support/silent-log.ts';

const customers = Number(process.env['SANDBOX_CUSTOMERS'] ?? '100000');
const hour = 3_600_000;

const directory = await mkdtemp(join(tmpdir(), 'agreement-desk-bench-'));
try {
  const startedAt = Date.now();
  await measure('first sync', new Date(startedAt));
  await measure('again after 7 hours', new Date(startedAt + 7 * hour));
  await measure('at once again', new Date(startedAt + 7.5 * hour));
  console.log(`\n| among 1,000,000 customers, embedded | median | longest |\n| --- | --- | --- |`);
  for (const { step, medianMs, longestMs } of await directoryStepTimes(1_000_000)) {
    console.log(`| ${step} | ${medianMs.toFixed(2)} ms | ${longestMs.toFixed(2)} ms |`);
  }
} finally {
  await rm(directory, { recursive: true });
}

/** Runs bot and Partner Center from `start` on, on the data that is there, until nothing is due. */
async function measure(what: string, start: Date): Promise<void> {
  const time = { SANDBOX_CLOCK_START: start.toISOString(), SANDBOX_CLOCK_ANCHOR: String(Date.now()) };
  const shared = { DATA_DIR: directory, SANDBOX_CUSTOMERS: String(customers), ...time };
  const entra = await startEntraSandbox({ dataDir: directory });
  const partnerCenter = await PartnerCenterProcess.start(shared);
  const from = performance.now();
  const bot = await MeasuredProcess.start(product, {
    ...shared,
    SANDBOX_ENTRA_PORT: new URL(entra.url).port,
    SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
    PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '60000',
    LOG_LEVEL: 'info',
  });
  const rss = await untilNothingIsDue(bot, () => start.getTime() + performance.now() - from);
  const seconds = (performance.now() - from) / 1_000;
  const { cpuMs } = await bot.usage();
  console.log(`\n${what}: ${seconds.toFixed(0)} s, ${(cpuMs / 1_000).toFixed(0)} s of CPU`);
  console.log(`memory, in MB, every 10 s: ${rss.map((mb) => mb.toFixed(0)).join(' ')}`);
  for (const [route, count] of Object.entries(await partnerCenter.requests())) console.log(`${count} ${route}`);
  await bot.stop();
  await partnerCenter.stop();
  await entra.close();
}

/** Resolves with the memory of the bot every ten seconds. */
async function untilNothingIsDue(bot: MeasuredProcess, clockMs: () => number): Promise<readonly number[]> {
  const database = await openDatabase({ kind: 'embedded', file: join(directory, 'agreement-desk.db') }, silent);
  const rss: number[] = [];
  const isDue = async (): Promise<boolean> => {
    const now = toInstantText(new Date(clockMs()));
    const listing = await database.query.selectFrom('directory_listing').selectAll().executeTakeFirst();
    if (!listing || listing.customers === null || listing.claimed_until !== null || listing.due_at <= now) return true;
    const customer = database.query.selectFrom('customers').where('left_at', 'is', null);
    const statuses = ['unknown', 'none', 'renewal-due', 'attested', 'direct'] as const;
    const due = customer.where('status', 'in', statuses).where('read_due_at', '<=', now).select('customer_id');
    return (await due.limit(1).executeTakeFirst()) !== undefined;
  };
  for (let second = 0; await isDue(); second += 1) {
    if (second % 10 === 0) rss.push((await bot.usage()).rssMb);
    await delay(1_000);
  }
  await database.close();
  return [...rss, (await bot.usage()).rssMb];
}
