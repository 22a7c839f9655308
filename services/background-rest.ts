import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

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
