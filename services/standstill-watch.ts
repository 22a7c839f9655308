import { type Stopwatch, startStopwatch } from './stopwatch.ts';

/**
 * How long this process has seen something stay as it is. A wall clock that jumps, here or at another instance, makes a call
 * look older than it is; what was watched for its deadline is that old.
 */
export class StandstillWatch<Id extends string> {
  readonly #watched = new Map<Id, Stopwatch>();

  begin(id: Id): Stopwatch {
    const stopwatch = this.#watched.get(id) ?? startStopwatch();
    this.#watched.set(id, stopwatch);
    return stopwatch;
  }

  /** Begins at the first call for an id that was not watched. */
  hasWatched(id: Id, forMs: number): boolean {
    return this.begin(id).elapsedMs() >= forMs;
  }

  forget(id: Id): void {
    this.#watched.delete(id);
  }
}
