import type { BigPartner } from './partner.ts';

const rounds = 30;
const warmUpRounds = 3;
const pagesTurned = 20;

/** What is asked for, and how a person comes to it. */
const lists: readonly (readonly [what: string, query: string])[] = [
  ['all by name', ''],
  ['all by name, downwards', 'sort=-name'],
  ['without acceptance, the most urgent first', 'view=unconfirmed'],
  ['without acceptance, the newest first', 'status=none&sort=-since'],
  ['without acceptance since a day', 'status=none&since=2026-03-04&sort=since'],
  ['those of nobody', 'view=nobody'],
  ['mine', 'owner=me'],
  ['not invited, by name', 'invited=no'],
  ['searched: contoso', 'q=contoso'],
  ['searched: amber consulting berlin', 'q=amber%20consulting%20berlin'],
  ['searched with a typing error', 'q=ambre%20consultng'],
  ['searched: a, without acceptance', 'q=a&status=none'],
];

export interface ServedPage {
  readonly what: string;
  /** Milliseconds from asking for a page of 50 to having it. */
  readonly times: readonly number[];
  /** Processor time of the bot for one, whatever else the machine does. The embedded engine is in it. */
  readonly cpuMs: number;
}

export async function serverTimes({ bot, token }: BigPartner): Promise<readonly ServedPage[]> {
  const ask = async (query: string) => {
    const began = performance.now();
    const answer = await fetch(`${bot.url}/api/v1/customers?limit=50&${query}`, {
      headers: { Authorization: `Bearer ${token}`, 'Time-Zone': 'Europe/Stockholm' },
    });
    const page = (await answer.json()) as { readonly next: string | null };
    if (!answer.ok) throw new Error(`${query}: ${answer.status}`);
    return { ms: performance.now() - began, next: page.next };
  };
  const measure = async (what: string, times: () => Promise<readonly number[]>) => {
    const before = await bot.usage();
    const measured = await times();
    return { what, times: measured, cpuMs: ((await bot.usage()).cpuMs - before.cpuMs) / measured.length };
  };
  const measured: ServedPage[] = [];
  for (const [what, query] of lists) {
    await repeated(warmUpRounds, () => ask(query));
    measured.push(await measure(what, () => repeated(rounds, () => ask(query))));
  }
  measured.push(await measure('each of twenty pages, one after the other', () => turned(ask)));
  return measured;
}

async function repeated(count: number, ask: () => Promise<{ readonly ms: number }>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) times.push((await ask()).ms);
  return times;
}

async function turned(
  ask: (query: string) => Promise<{ readonly ms: number; readonly next: string | null }>,
): Promise<readonly number[]> {
  const times: number[] = [];
  let cursor = '';
  for (let page = 0; page < pagesTurned; page += 1) {
    const { ms, next } = await ask(cursor === '' ? '' : `cursor=${encodeURIComponent(cursor)}`);
    times.push(ms);
    cursor = next ?? '';
  }
  return times;
}
