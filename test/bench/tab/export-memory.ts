import { setTimeout as delay } from 'node:timers/promises';
import type { Usage } from '../measured-process.ts';
import type { BigPartner } from './partner.ts';

const lookEveryMs = 100;
const settleMs = 3_000;

export interface ExportCost {
  readonly seconds: number;
  readonly megabytes: number;
  /** By how much the memory of the process was larger at its highest than before, garbage included. */
  readonly growthMb: number;
  /** The same of what is left each time that all garbage has been collected, of another export. */
  readonly heldGrowthMb: number;
}

/** All customers without acceptance as a file, while somebody looks at the bot's memory. */
export async function exportCost(partner: BigPartner, format: 'csv' | 'xlsx'): Promise<ExportCost> {
  const { bot } = partner;
  const began = performance.now();
  const plain = await watched(
    () => download(partner, format),
    async () => (await bot.usage()).rssMb,
  );
  const seconds = (performance.now() - began - settleMs) / 1_000;
  const collected = await watched(
    () => download(partner, format),
    async () => (await bot.usageWithoutGarbage()).heldMb,
  );
  return { seconds, megabytes: plain.bytes / 2 ** 20, growthMb: plain.growth, heldGrowthMb: collected.growth };
}

async function watched(work: () => Promise<number>, look: () => Promise<Usage['rssMb']>) {
  await delay(settleMs);
  const before = await look();
  let highest = before;
  const over = new AbortController();
  const looking = (async () => {
    while (!over.signal.aborted) {
      highest = Math.max(highest, await look());
      await delay(lookEveryMs);
    }
  })();
  const bytes = await work();
  over.abort();
  await looking;
  return { bytes, growth: highest - before };
}

async function download({ bot, token }: BigPartner, format: string): Promise<number> {
  const answer = await fetch(`${bot.url}/api/v1/customers/export?status=none&format=${format}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!answer.ok || !answer.body) throw new Error(`the export answered ${answer.status}`);
  let bytes = 0;
  for await (const chunk of answer.body) bytes += (chunk as Uint8Array).byteLength;
  return bytes;
}
