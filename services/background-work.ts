import { performance } from 'node:perf_hooks';
import { setImmediate as othersTurn, setTimeout as sleep } from 'node:timers/promises';

/** Does one thing after the other until there is nothing left. The embedded engine would let nobody else in meanwhile. */
export async function inTurn(stopping: AbortSignal, doOne: () => Promise<boolean>): Promise<void> {
  while (!stopping.aborted && (await doOne())) await othersTurn();
}

/**
 * The same, `width` at a time; where there is nothing at all it looks only once. Throws what the first failure threw, after the
 * others have ended.
 */
export async function inParallel(width: number, stopping: AbortSignal, doOne: () => Promise<boolean>): Promise<void> {
  if (stopping.aborted || !(await doOne())) return;
  const workers = Array.from({ length: width }, () => inTurn(stopping, doOne));
  for (const result of await Promise.allSettled(workers)) if (result.status === 'rejected') throw result.reason;
}

/** One step after the other, also where an earlier one failed; then throws what the first failure threw. */
export async function eachOf(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

const longestMs = 100;

/**
 * Lets work in the background rest for three times as long as this process was busy since it last did, so that most of the time is
 * left to agents however much there is to do. Work that waits for others, for Partner Center or for its turn, rests little.
 */
export class BackgroundRest {
  #last = performance.eventLoopUtilization();
  #resting: Promise<void> = Promise.resolve();

  /** Those who work side by side rest one after the other, each for what was done since the one before it. */
  take(): Promise<void> {
    this.#resting = this.#resting.then(() => this.#rest());
    return this.#resting;
  }

  async #rest(): Promise<void> {
    const { active } = performance.eventLoopUtilization(this.#last);
    await sleep(Math.min(3 * active, longestMs));
    this.#last = performance.eventLoopUtilization();
  }
}
