import type { Clock } from '../../services/clock.ts';
import type { Log } from '../../services/log.ts';

/** Beyond this, Microsoft's tokens and ours begin to be refused, and days of acceptance to be wrong near midnight. */
const tolerableMs = 2 * 60_000;

/** Tells the operator, once a change, that this machine's clock and Microsoft's differ. */
export class ClockCheck {
  readonly #clock: Clock;
  readonly #log: Log;
  #differs = false;

  constructor(options: { clock: Clock; log: Log }) {
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** `theirs` is what a clock of Microsoft's showed a moment ago. A date that is none says nothing. */
  note(theirs: Date, source: string): void {
    const aheadMs = this.#clock.now().getTime() - theirs.getTime();
    if (Number.isNaN(aheadMs)) return;
    const differs = Math.abs(aheadMs) > tolerableMs;
    if (differs === this.#differs) return;
    this.#differs = differs;
    const fields = { secondsAhead: Math.round(aheadMs / 1_000), source };
    if (differs) this.#log.error(fields, 'clock differs from that of microsoft');
    else this.#log.info(fields, 'clock agrees with that of microsoft again');
  }
}
