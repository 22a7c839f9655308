import type { Clock } from '../../clock.ts';
import type { Throttle } from '../../database/throttle.ts';
import type { Log } from '../../log.ts';
import type { Pace } from './partner-center-transport.ts';

/** Partner Center's 429 names its end in `Retry-After` (api-throttling-guidance); where it does not, this is waited. */
const usualPauseMs = 30_000;

interface SharedPaceOptions {
  readonly throttle: Throttle;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the process stops: no call is made any more. */
  readonly stopping: AbortSignal;
}

/** The pace of all instances together: the limits hold for the partner, not for a process. */
export class SharedPace implements Pace {
  readonly #options: SharedPaceOptions;

  constructor(options: SharedPaceOptions) {
    this.#options = options;
  }

  takeTurn(): Promise<boolean> {
    return this.#options.throttle.take(this.#options.stopping);
  }

  async slowDown(retryAfterMs = usualPauseMs): Promise<void> {
    const { throttle, clock, log } = this.#options;
    const until = new Date(clock.now().getTime() + retryAfterMs);
    await throttle.pause(until);
    log.warn({ until }, 'partner center calls paused');
  }
}
