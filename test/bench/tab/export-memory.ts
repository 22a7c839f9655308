import { setTimeout as delay } from 'node:timers/promises';
import type { BigPartner } from './partner.ts';

const lookEveryMs = 100;
const settleMs = 3_000;

export interface ExportCost {
  readonly seconds: number;
  readonly megabytes: number;
  /** By how much the memory of the bot was larger at its highest than before. */
  readonly growthMb: number;
}

/** All customers without acceptance as a file, while somebody looks at the bot's memory. */
export async function exportCost(partner: BigPartner, format: 'csv' | 'xlsx'): Promise<ExportCost> {
  const { bot } = partner;
  await delay(settleMs);
  const { rssMb: before } = await bot.usage();
  let highest = before;
  const over = new AbortController();
  const looking = (async () => {
    while (!over.signal.aborted) {
      highest = Math.max(highest, (await bot.usage()).rssMb);
      await delay(lookEveryMs);
    }
  })();
  const began = performance.now();
  const bytes = await download(partner, format);
  const seconds = (performance.now() - began) / 1_000;
  over.abort();
  await looking;
  return { seconds, megabytes: bytes / 2 ** 20, growthMb: highest - before };
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
