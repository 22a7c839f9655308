import type { Clock } from '../../services/clock.ts';
import type { Log } from '../../services/log.ts';

/** With a larger difference tokens begin to be refused, and days of acceptance are wrong near midnight. */
export const tolerableMs = 2 * 60_000;

/** Tells the operator when this machine's clock begins, or ceases, to differ from Microsoft's. */
export class ClockCheck {
  readonly #clock: Clock;
  readonly #log: Log;
  #differs = false;

  constructor(options: { clock: Clock; log: Log }) {
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** `theirs` is what a clock of Microsoft's showed a moment ago. An invalid date is ignored. */
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
