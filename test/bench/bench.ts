import { availableParallelism, cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Chat } from './chat.ts';
import { floor, openFloor, openProduct, openReadingFloor, product } from './measured-bot.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { spreadText } from './spread-text.ts';
import { startUpTimes } from './start-up-time.ts';

// What is measured, and what it means: docs/benchmarks.md.
const rounds = 15;
const starts = 9;
const settleMs = 5_000;

interface Load {
  readonly what: string;
  readonly timesPerRound: number;
  readonly target: string;
  readonly work: (chat: Chat) => Promise<void>;
}

const statusTurn: Load = {
  what: 'a "status contoso" turn',
  timesPerRound: 150,
  target: '≤ 3.0',
  work: (chat) => chat.say('status contoso'),
};
const loads: readonly Load[] = [
  { what: 'a "help" turn', timesPerRound: 150, target: '≤ 1.8', work: (chat) => chat.say('help') },
  statusTurn,
  { what: 'a confirm flow, three turns', timesPerRound: 15, target: '', work: (chat) => chat.walk() },
];

interface Row {
  readonly what: string;
  readonly unit: string;
  readonly product: readonly number[];
  readonly floor: readonly number[];
  readonly target: string;
}

const rows = [...(await measureRunning()), ...(await measureStarts())];
const [processor] = cpus();
console.log(
  `${process.platform}, ${availableParallelism()} cores, ${processor?.model ?? ''}, Node ${process.version}\n`,
);
console.log('| | Agreement Desk | echo bot | multiple | target |\n| --- | --- | --- | --- | --- |');
rows.forEach(printRow);

async function measureRunning(): Promise<Row[]> {
  // What was compiled in an earlier run is found in Node's cache, as at every start but the first after an update.
  for (const open of [openProduct, openFloor]) await (await open()).close();
  const bots = await Promise.all([openProduct(), openFloor()]);
  const idle = await memory(bots);
  const reading = await openReadingFloor();
  for (const bot of [...bots, reading]) await warmUp(bot.chat);
  const costs = loads.map((load) => ({ load, product: [] as number[], floor: [] as number[] }));
  const readingCosts: number[] = [];
  // The bots take turns, so that whatever else this machine does meets both.
  for (let round = 0; round < rounds; round++) {
    for (const { load, ...cost } of costs) {
      cost.product.push(await cpuOf(bots[0], load));
      cost.floor.push(await cpuOf(bots[1], load));
    }
    readingCosts.push(await cpuOf(reading, statusTurn));
  }
  const afterwards = await memory(bots);
  await Promise.all([...bots, reading].map((bot) => bot.close()));
  const ofStatus = costs.find(({ load }) => load === statusTurn)?.floor ?? [];
  return [
    ...costs.map(({ load, ...cost }) => ({ what: `CPU of ${load.what}`, unit: 'ms', target: load.target, ...cost })),
    {
      what: 'CPU of its two reads alone, in the echo bot',
      unit: 'ms',
      product: readingCosts,
      floor: ofStatus,
      target: '',
    },
    { what: 'memory when started', target: '< 200 MB', ...idle },
    { what: 'memory after the load', target: '', ...afterwards },
  ];
}

async function warmUp(chat: Chat): Promise<void> {
  for (const { work, timesPerRound } of loads) {
    for (let time = 0; time < 2 * timesPerRound; time++) await work(chat);
  }
  await chat.say('status contoso');
  await chat.check(/contoso/i);
}

/** Milliseconds each time. */
async function cpuOf(bot: { process: MeasuredProcess; chat: Chat }, load: Load): Promise<number> {
  const before = await bot.process.usage();
  for (let time = 0; time < load.timesPerRound; time++) await load.work(bot.chat);
  const after = await bot.process.usage();
  return (after.cpuMs - before.cpuMs) / load.timesPerRound;
}

async function memory(bots: readonly { process: MeasuredProcess }[]) {
  await delay(settleMs);
  const [ours, theirs] = await Promise.all(bots.map((bot) => bot.process.usage()));
  return { unit: 'MB', product: [ours?.rssMb ?? Number.NaN], floor: [theirs?.rssMb ?? Number.NaN] };
}

async function measureStarts(): Promise<Row[]> {
  const [ours, theirs] = [await startUpTimes(product, starts), await startUpTimes(floor, starts)];
  return [
    { what: 'first start', unit: 'ms', product: [ours.first], floor: [theirs.first], target: '' },
    { what: 'later starts', unit: 'ms', product: ours.later, floor: theirs.later, target: '< 2,000 ms' },
  ];
}

function printRow({ what, unit, product: ours, floor: theirs, target }: Row): void {
  const digits = what.startsWith('CPU') ? 2 : 0;
  const multiples = ours.map((value, index) => value / (theirs[index] ?? Number.NaN));
  const cells = [ours, theirs].map((values) => `${spreadText(values, digits)} ${unit}`);
  console.log(`| ${[what, ...cells, spreadText(multiples, 2), target].join(' | ')} |`);
}
