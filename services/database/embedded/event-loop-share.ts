import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** A turn of the event loop with more than this of queries makes everybody else wait noticeably. */
const mostMs = 4;

/**
 * Keeps queries that run inside this process from holding it for long. Awaiting such a query lets nothing else run: it is
 * answered at once, and a hundred in a row are one uninterrupted stretch. So before each query somebody asks here.
 */
export class EventLoopShare {
  #turn = -1;
  #since = 0;

  /** Resolves at once while there is time left in this turn of the event loop, and otherwise in a later turn. */
  async take(): Promise<void> {
    while (this.#isUsedUp()) await nextTurn();
  }

  #isUsedUp(): boolean {
    const { loopCount } = performance.nodeTiming.uvMetricsInfo;
    const now = performance.now();
    if (loopCount === this.#turn) return now - this.#since >= mostMs;
    [this.#turn, this.#since] = [loopCount, now];
    return false;
  }
}
