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
