import { dayMs, hourMs } from './duration.ts';

/** The calls this process is still sending, which are not read back meanwhile whatever the clock says, and since when it has known each. */
export class CallsUnderway<Id extends string> {
  readonly #ids = new Set<Id>();
  readonly watch = new StandstillWatch<Id>();

  async during<Result>(id: Id, call: () => Promise<Result>): Promise<Result> {
    this.#ids.add(id);
    this.watch.begin(id);
    try {
      return await call();
    } finally {
      this.#ids.delete(id);
    }
  }

  list(): readonly Id[] {
    return [...this.#ids];
  }
}

/**
 * How long this process has watched something stay as it is. A wall clock that jumps, here or at another instance, makes a call look
 * older than it is; the watch does not.
 */
export class StandstillWatch<Id extends string> {
  readonly #watched = new Map<Id, Stopwatch>();

  begin(id: Id): Stopwatch {
    const stopwatch = this.#watched.get(id) ?? startStopwatch();
    this.#watched.set(id, stopwatch);
    return stopwatch;
  }

  /** Begins to watch an id that was not watched. */
  hasWatched(id: Id, forMs: number): boolean {
    return this.begin(id).elapsedMs() >= forMs;
  }

  forget(id: Id): void {
    this.#watched.delete(id);
  }
}

export interface Stopwatch {
  /** Milliseconds since it was started; a change of the machine's time does not move it. */
  elapsedMs(): number;
}

export function startStopwatch(): Stopwatch {
  const startedAt = performance.now();
  return { elapsedMs: () => performance.now() - startedAt };
}

/** Partner Center may do the work long after the call was given up, so what it did not hold is looked for again. */
export const firstLookAfterMs = hourMs;

/** When to look after so many looks that found nothing; undefined when that is enough. The second outlasts a clock that jumped. */
export function nextLookAfterMs(looks: number): number | undefined {
  return looks === 1 ? dayMs : undefined;
}
