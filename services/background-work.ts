import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** The embedded engine answers at once, so that a long row of awaited queries would let nothing else run. */
export async function yieldToEventLoop(): Promise<void> {
  await nextTurn();
}

/** Does one thing after the other until nothing is left, and yields to the event loop in between. */
export async function drain(stopping: AbortSignal, doOne: () => Promise<boolean>): Promise<void> {
  while (!stopping.aborted && (await doOne())) await yieldToEventLoop();
}

/**
 * As `drain`, `width` at a time, and a single look where nothing is there at all. Throws what the first failure threw, after the
 * others have ended.
 */
export async function drainInParallel(
  width: number,
  stopping: AbortSignal,
  doOne: () => Promise<boolean>,
): Promise<void> {
  if (stopping.aborted || !(await doOne())) return;
  const workers = Array.from({ length: width }, () => drain(stopping, doOne));
  for (const result of await Promise.allSettled(workers)) if (result.status === 'rejected') throw result.reason;
}

/** Does each step in turn, also after one that failed; then throws what the first failure threw. */
export async function eachOf(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

const longestRestMs = 100;

/**
 * Lets background work rest for three times as long as this process was busy since the last rest, so that agents get most of the
 * time however much there is to do. Work that waits for others rests little.
 */
export class BackgroundRest {
  #last = performance.eventLoopUtilization();
  #resting: Promise<void> = Promise.resolve();

  /** Workers side by side rest one after the other, each for what was done since the rest before. */
  take(): Promise<void> {
    this.#resting = this.#resting.then(() => this.#rest());
    return this.#resting;
  }

  async #rest(): Promise<void> {
    const { active } = performance.eventLoopUtilization(this.#last);
    await sleep(Math.min(3 * active, longestRestMs));
    this.#last = performance.eventLoopUtilization();
  }
}
