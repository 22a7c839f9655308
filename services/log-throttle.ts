import { minuteMs } from './duration.ts';
import type { Log, LogFields } from './log.ts';

/** The first of many lines that say the same, and then once a minute how many more there were. */
export class LogThrottle {
  readonly #log: Log;
  readonly #phrase: string;
  readonly #windowMs: number;
  #more = 0;
  #window: NodeJS.Timeout | undefined;

  constructor(options: { log: Log; phrase: string; windowMs?: number }) {
    this.#log = options.log;
    this.#phrase = options.phrase;
    this.#windowMs = options.windowMs ?? minuteMs;
  }

  warn(fields: LogFields): void {
    if (this.#window) {
      this.#more += 1;
      return;
    }
    this.#log.warn(fields, this.#phrase);
    this.#begin();
  }

  #begin(): void {
    this.#window = setTimeout(() => this.#end(), this.#windowMs).unref();
  }

  #end(): void {
    this.#window = undefined;
    if (this.#more === 0) return;
    this.#log.warn({ more: this.#more }, this.#phrase);
    this.#more = 0;
    this.#begin();
  }
}
