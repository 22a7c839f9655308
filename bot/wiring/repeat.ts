import { setTimeout as delay } from 'node:timers/promises';
import { type BackOff, backOffMs } from '../../services/back-off.ts';
import type { Log } from '../../services/log.ts';
import { RoundFailures } from '../proactive/round-failures.ts';

export interface Repeating {
  /** Resolves when the round under way is done; no other follows. */
  stop(): Promise<void>;
}

export interface Repetition {
  /** For the log. */
  readonly loop: string;
  readonly everyMs: number;
  readonly log: Log;
  /** From 0 to 1, for jitter. */
  readonly random?: () => number;
}

const longestBackOffMs = 30_000;

/** Does `work` now and then every `everyMs`, one round after the other; after failed rounds less often. A failed round does not end it. */
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
