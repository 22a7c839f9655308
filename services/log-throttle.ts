import { minuteMs } from './duration.ts';
import type { Log, LogFields } from './log.ts';

interface LogThrottleOptions {
  readonly log: Log;
  readonly phrase: string;
  /** How many lines a window takes before the rest is only counted. */
  readonly linesAWindow?: number;
  readonly windowMs?: number;
  /** Of the line that counts the rest, by kind. The usual one says how many `more` there were, in the same phrase. */
  readonly rest?: { readonly phrase: string; readonly fields: (counts: ReadonlyMap<string, number>) => LogFields };
}

/**
 * Keeps lines that say the same from filling the log: the first of a window are written, the rest is counted by kind and written as
 * one line at its end. That line is the first of the next window.
 */
export class LogThrottle {
  readonly #log: Log;
  readonly #phrase: string;
  readonly #linesAWindow: number;
  readonly #windowMs: number;
  readonly #rest: NonNullable<LogThrottleOptions['rest']>;
  readonly #counted = new Map<string, number>();
  #lines = 0;
  #window: NodeJS.Timeout | undefined;

  constructor(options: LogThrottleOptions) {
    this.#log = options.log;
    this.#phrase = options.phrase;
    this.#linesAWindow = options.linesAWindow ?? 1;
    this.#windowMs = options.windowMs ?? minuteMs;
    this.#rest = options.rest ?? { phrase: options.phrase, fields: (counts) => ({ more: sumOf(counts) }) };
  }

  warn(fields: LogFields, kind = ''): void {
    if (!this.#window) this.#begin(0);
    if (this.#lines >= this.#linesAWindow) {
      this.#counted.set(kind, (this.#counted.get(kind) ?? 0) + 1);
      return;
    }
    this.#lines += 1;
    this.#log.warn(fields, this.#phrase);
  }

  #begin(lines: number): void {
    this.#lines = lines;
    this.#window = setTimeout(() => this.#end(), this.#windowMs).unref();
  }

  #end(): void {
    this.#window = undefined;
    if (this.#counted.size === 0) return;
    this.#log.warn(this.#rest.fields(new Map(this.#counted)), this.#rest.phrase);
    this.#counted.clear();
    this.#begin(1);
  }
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
