import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../services/log.ts';

export interface Repeating {
  /** Resolves when the round under way is done; no other follows. */
  stop(): Promise<void>;
}

/** Does `work` now and then every `everyMs`, one round after the other; a failed round is logged and does not end it. */
export function repeat(work: (stopping: AbortSignal) => Promise<void>, everyMs: number, log: Log): Repeating {
  const stopping = new AbortController();
  const rounds = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await work(stopping.signal).catch((error: unknown) => log.error({ err: error }, 'background round failed'));
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
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
