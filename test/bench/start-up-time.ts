import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from './measured-bot.ts';
import { MeasuredProcess } from './measured-process.ts';

interface StartUpTimes {
  /** No database file and nothing in Node's compile cache. */
  readonly first: number;
  /** Each on the files that the ones before it left. */
  readonly later: readonly number[];
}

/** Milliseconds from spawning the process to its first 200 at `/readyz`. */
export async function startUpTimes(program: Program, starts: number): Promise<StartUpTimes> {
  const directory = await mkdtemp(join(tmpdir(), 'agreement-desk-bench-'));
  const environment = { DATA_DIR: directory, NODE_COMPILE_CACHE: join(directory, 'compile-cache') };
  try {
    const first = await startUpTime(program, environment);
    const later: number[] = [];
    while (later.length < starts) later.push(await startUpTime(program, environment));
    return { first, later };
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function startUpTime(program: Program, environment: Record<string, string>): Promise<number> {
  const spawnedAt = performance.now();
  const bot = await MeasuredProcess.start(program, environment);
  const { status } = await fetch(`${bot.url}/readyz`);
  const ms = performance.now() - spawnedAt;
  await bot.stop();
  if (status !== 200) throw new Error(`/readyz answered ${status}`);
  return ms;
}
