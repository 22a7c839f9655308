import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { ProductionBot } from '../support/bots/production-bot.ts';
import { type Delivery, ProductionPerson } from '../support/bots/production-bot-person.ts';

/** `npm run test:attack` has 1,000. */
const count = Number(process.env['AGENTS_AT_ONCE'] ?? 300);
/** Teams shows an error, and delivers again, after ten to fifteen seconds. */
const teamsWaitsMs = 10_000;
const texts = [
  'help',
  'status contoso',
  'unconfirmed',
  'status',
  'template germany',
  'report',
  'history fabrikam',
  'hilfe',
];

describe(`${count} agents who write at the same moment`, () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;
  let memoryBefore = 0;
  let agents: readonly ProductionPerson[] = [];
  let deliveries: readonly Delivery[] = [];
  /** The part of a processor that the bot got of what others left of this machine; 1 or more where it is quiet. */
  let share = 1;
  /** What somebody else met meanwhile, who tries again as Teams does. */
  const meanwhile: number[] = [];
  const health: number[] = [];

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    microsoft.roleOfOthers = 'sales-agent';
    bot = await ProductionBot.start({ microsoft });
    agents = Array.from({ length: count }, (_, n) => new ProductionPerson({ bot, microsoft }, objectId(n)));
    await new ProductionPerson({ bot, microsoft }).says('help');
    memoryBefore = bot.memory;
    const began = { at: performance.now(), processorMs: bot.processorMs };
    const over = new AbortController();
    const others = Promise.all([askMeanwhile(over.signal), lookMeanwhile(over.signal)]);
    deliveries = await Promise.all(agents.map((agent, n) => agent.says(textFor(n)).catch(cut)));
    share = Math.min(1, (bot.processorMs - began.processorMs) / (performance.now() - began.at));
    over.abort();
    await others;
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  const textFor = (n: number): string => texts[n % texts.length] ?? 'help';

  /** From asking to the answer, however often it has to be asked. */
  async function askMeanwhile(over: AbortSignal): Promise<void> {
    const ada = new ProductionPerson({ bot, microsoft });
    while (!over.aborted) {
      const began = performance.now();
      while ((await ada.says('help')).status !== 200) await delay(250);
      meanwhile.push(performance.now() - began);
    }
  }

  async function lookMeanwhile(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      const began = performance.now();
      await (await fetch(`${bot.url}/healthz`)).text();
      health.push(performance.now() - began);
      await delay(100);
    }
  }

  it('are answered, or told at once that the bot is busy', () => {
    const statuses = new Set(deliveries.map(({ status }) => status));
    expect([...statuses].filter((status) => ![200, 429, 503].includes(status))).toEqual([]);
    const busy = deliveries.filter(({ status }) => status !== 200);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy.filter(({ headers }) => !/^\d+$/.test(headers['retry-after'] ?? ''))).toEqual([]);
    expect(deliveries.filter(({ status }) => status === 200).length).toBeGreaterThan(50);
  });

  it(`wait no longer than ${teamsWaitsMs / 1_000} s`, () => {
    expect(Math.max(...deliveries.map(({ tookMs }) => tookMs)) * share).toBeLessThan(teamsWaitsMs);
  });

  it('have each got their answer where they were told that it was taken', () => {
    const silent = agents.filter((agent, n) => deliveries[n]?.status === 200 && agent.messages.length === 0);
    expect(silent.map(({ person }) => person.objectId)).toEqual([]);
  });

  it('keep nobody else from being served, nor the operator from looking', () => {
    expect(Math.max(...meanwhile) * share).toBeLessThan(teamsWaitsMs);
    expect(Math.max(...health) * share).toBeLessThan(5_000);
  });

  it('are all served in the end when Teams delivers again what was turned away', async () => {
    const left = agents.filter((agent) => agent.messages.length === 0);
    // In a few seconds Teams spreads what it repeats.
    for (let at = 0; at < left.length; at += 50) {
      const said = await Promise.all(left.slice(at, at + 50).map((agent) => agent.says('help')));
      expect(new Set(said.map(({ status }) => status))).toEqual(new Set([200]));
    }
    expect(agents.filter((agent) => agent.messages.length === 0)).toEqual([]);
  });

  it('leave the bot as quick as before, and its memory within bounds', async () => {
    const { status, tookMs } = await new ProductionPerson({ bot, microsoft }).says('help');
    expect({ status, isQuick: tookMs * share < 3_000 }).toEqual({ status: 200, isQuick: true });
    expect(bot.memory).toBeLessThan(memoryBefore + 140 + 0.2 * count);
    expect(bot.stderr).toEqual([]);
    // Where others had much of the machine, a turn may have had to go on without what takes longer than it may.
    const isExpected = (msg: unknown): boolean => share < 0.8 && msg === 'turn went on without the database';
    expect(bot.log.filter(({ level, msg }) => Number(level) >= 50 && !isExpected(msg))).toEqual([]);
  });
});

function objectId(n: number): string {
  return `bbbbbbbb-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** The connection ended without an answer. */
function cut(): Delivery {
  return { status: 0, headers: {}, body: undefined, tookMs: 0 };
}
