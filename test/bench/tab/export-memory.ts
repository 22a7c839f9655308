import { setTimeout as delay } from 'node:timers/promises';
import type { BigPartner } from './partner.ts';

const lookEveryMs = 100;
/** A collection stops the bot for a tenth of a second. */
const collectEveryMs = 1_000;
const settleMs = 3_000;

export interface ExportCost {
  readonly seconds: number;
  readonly megabytes: number;
  /** By how much the memory of the process was larger at its highest than before, garbage included. */
  readonly growthMb: number;
  /** The same of another export after that one. */
  readonly nextGrowthMb: number;
  /** The same, once more, of what is left each time that all garbage has been collected. */
  readonly heldGrowthMb: number;
}

/** All customers without acceptance as a file, while somebody looks at the bot's memory. */
export async function exportCost(partner: BigPartner, format: 'csv' | 'xlsx'): Promise<ExportCost> {
  const { bot } = partner;
  const work = () => download(partner, format);
  const resident = async () => (await bot.usage()).rssMb;
  const held = async () => (await bot.usageWithoutGarbage()).heldMb;
  const first = await watched(work, resident, lookEveryMs);
  const next = await watched(work, resident, lookEveryMs);
  const collected = await watched(work, held, collectEveryMs);
  return {
    seconds: first.seconds,
    megabytes: first.bytes / 2 ** 20,
    growthMb: first.growth,
    nextGrowthMb: next.growth,
    heldGrowthMb: collected.growth,
  };
}

async function watched(work: () => Promise<number>, look: () => Promise<number>, everyMs: number) {
  await delay(settleMs);
  const before = await look();
  let highest = before;
  const over = new AbortController();
  const looking = (async () => {
    while (!over.signal.aborted) {
      highest = Math.max(highest, await look());
      await delay(everyMs);
    }
  })();
  const began = performance.now();
  const bytes = await work();
  const seconds = (performance.now() - began) / 1_000;
  over.abort();
  await looking;
  return { bytes, seconds, growth: highest - before };
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
