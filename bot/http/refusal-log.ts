import { minuteMs } from '../../services/duration.ts';
import type { Log } from '../../services/log.ts';
import type { Refusal, RefusalReason } from './refusal.ts';

const linesAWindow = 20;

interface RefusalLogOptions {
  readonly log: Log;
  readonly windowMs?: number;
}

/** Logs each refusal, up to a number of lines a minute. Further ones are counted into one line, so that nobody can flood the log. */
export class RefusalLog {
  readonly #log: Log;
  readonly #windowMs: number;
  readonly #counted = new Map<RefusalReason, number>();
  #lines = 0;
  #window: NodeJS.Timeout | undefined;

  constructor(options: RefusalLogOptions) {
    this.#log = options.log;
    this.#windowMs = options.windowMs ?? minuteMs;
  }

  note({ refused: reason }: Refusal, address: string): void {
    this.#window ??= setTimeout(() => this.#endWindow(), this.#windowMs).unref();
    if (this.#lines >= linesAWindow) {
      this.#counted.set(reason, (this.#counted.get(reason) ?? 0) + 1);
      return;
    }
    this.#lines += 1;
    this.#log.warn({ reason, address }, 'request refused');
  }

  #endWindow(): void {
    this.#window = undefined;
    this.#lines = 0;
    if (this.#counted.size === 0) return;
    const count = [...this.#counted.values()].reduce((sum, one) => sum + one, 0);
    this.#log.warn({ count, reasons: Object.fromEntries(this.#counted) }, 'more requests refused');
    this.#counted.clear();
  }
}
