import { availableParallelism, cpus, loadavg } from 'node:os';
import { buildTab, isTabStale } from '../../../tab/build.ts';
import { openChromium } from '../../support/browser/chromium.ts';
import { percentile, spread } from '../percentiles.ts';
import { keyPressTimes, openingTimes } from './browser-times.ts';
import { exportCost } from './export-memory.ts';
import { type Engine, openBigPartner } from './partner.ts';
import { serverTimes } from './server-times.ts';

// What is measured, and what it means: docs/benchmarks.md. `npm run bench:tab -- 100000 postgres`: fewer, on one engine.
const [, , given = '1000000', only] = process.argv;
const count = Number(given);
const engines: readonly Engine[] = (['embedded', 'postgres'] as const).filter((engine) => !only || engine === only);

if (isTabStale()) await buildTab();
console.log(
  `${availableParallelism()} cores, ${cpus()[0]?.model ?? ''}, Node ${process.version}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
for (const engine of engines) await measure(engine);

async function measure(engine: Engine): Promise<void> {
  const began = performance.now();
  const partner = await openBigPartner(engine, count);
  console.log(`\n${engine}: ${count} customers, filled in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  const browser = await openChromium();
  try {
    console.log('\n| a page of 50 | p50 | p95 | max | CPU of the bot |\n| --- | --- | --- | --- | --- |');
    const served = await serverTimes(partner);
    for (const { what, times, cpuMs } of served)
      console.log(`| ${[what, ...spread(times), cpuMs.toFixed(1)].join(' | ')} |`);
    console.log(`| ${['all', ...spread(served.flatMap(({ times }) => times)), ''].join(' | ')} |`);
    for (const format of ['csv', 'xlsx'] as const) {
      const { seconds, megabytes, growthMb, nextGrowthMb, heldGrowthMb } = await exportCost(partner, format);
      const [growth, next, held] = [growthMb, nextGrowthMb, heldGrowthMb].map((mb) => mb.toFixed(1));
      console.log(
        `export as ${format}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(1)} MB; resident memory +${growth} MB, of the next one +${next} MB; held +${held} MB`,
      );
    }
    const openings = await openingTimes(browser, partner);
    console.log(`first numbers from cold: ${spread(openings, 0).join(', ')} ms`);
    const presses = await keyPressTimes(browser, partner);
    console.log(
      `key press to rows: ${spread(presses, 0).join(', ')} ms of ${presses.length}, p75 ${percentile(presses, 0.75).toFixed(0)}`,
    );
    console.log(
      `load afterwards ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}`,
    );
  } finally {
    await browser.close();
    await partner.close();
  }
}
