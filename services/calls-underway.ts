import { StandstillWatch } from './standstill-watch.ts';

/** What this process is still sending, which may not be read back meanwhile whatever the clock says; and since when it knows of a call. */
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
