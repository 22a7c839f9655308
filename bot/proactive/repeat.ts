import { setTimeout as delay } from 'node:timers/promises';
import { type BackOff, backOffMs } from '../../services/back-off.ts';
import type { Log } from '../../services/log.ts';

export interface Repeating {
  /** Starts no other round, and resolves when the one under way is done. */
  stop(): Promise<void>;
}

interface Repetition {
  /** For the log. */
  readonly loop: string;
  readonly everyMs: number;
  readonly log: Log;
  /** From 0 to 1, for jitter. */
  readonly random?: () => number;
}

const longestBackOffMs = 30_000;

/** Does `work` at once and then every `everyMs`, one round after the other. A failed round does not end the loop; failed rounds make it slower. */
export function repeat(work: (stopping: AbortSignal) => Promise<void>, repetition: Repetition): Repeating {
  const { loop, everyMs, log, random = Math.random } = repetition;
  const backOff: BackOff = { firstMs: 2 * everyMs, longestMs: Math.max(2 * everyMs, longestBackOffMs) };
  const failures = new RoundFailures(loop, log);
  const stopping = new AbortController();
  const rounds = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await work(stopping.signal).then(
        () => failures.end(),
        (error: unknown) => failures.add(error),
      );
      const waitMs = failures.count === 0 ? everyMs : backOffMs(backOff, failures.count - 1, random());
      await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const done = rounds();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

/** One outage rarely has more kinds of failure than this, and further lines would say nothing new. */
const mostKinds = 20;

/** The failed rounds of one loop. Each kind of failure is logged once in a row, and at the end how many there were. */
class RoundFailures {
  readonly #loop: string;
  readonly #log: Log;
  readonly #kinds = new Set<string>();
  #count = 0;

  constructor(loop: string, log: Log) {
    this.#loop = loop;
    this.#log = log;
  }

  /** How many rounds have failed in a row. */
  get count(): number {
    return this.#count;
  }

  add(error: unknown): void {
    this.#count++;
    const kind = kindOf(error);
    if (this.#kinds.has(kind) || this.#kinds.size >= mostKinds) return;
    this.#kinds.add(kind);
    this.#log.error({ loop: this.#loop, failures: this.#count, err: error }, 'background round failed');
  }

  /** To be called after a round that worked. */
  end(): void {
    if (this.#count === 0) return;
    this.#log.info({ loop: this.#loop, failures: this.#count }, 'background rounds work again');
    this.#count = 0;
    this.#kinds.clear();
  }
}

/** Digits are left out, because addresses, ports and times differ between failures of one kind. */
function kindOf(error: unknown): string {
  const { name, code, message } = (error instanceof Error ? error : { message: String(error) }) as Partial<
    Error & { code: unknown }
  >;
  return `${name ?? ''} ${String(code)} ${message ?? ''}`.replace(/\d+/g, '0').slice(0, 200);
}
