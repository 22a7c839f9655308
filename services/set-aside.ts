import { LRUCache } from 'lru-cache';
import { type BackOff, backOffMs } from './back-off.ts';
import type { Clock } from './clock.ts';
import type { Log, LogFields } from './log.ts';
import { hourMs, minuteMs } from './duration.ts';

const backOff: BackOff = { firstMs: 2 * minuteMs, longestMs: 4 * hourMs };
/** Failures are counted for so many items at most. */
const mostRemembered = 1_000;

interface SetAsideOptions {
  readonly log: Log;
  readonly clock: Clock;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
}

/** One item of background work, and how to postpone it. */
export interface Item {
  /** Ids only: they go to the log. */
  readonly ids: LogFields;
  /** Keeps every instance from taking the item up before `until`. */
  readonly leave: (until: Date) => Promise<unknown>;
}

/**
 * Lets background work go on past an item that throws: the item is logged by its id and left alone, for longer each time. The count of
 * its failures is kept in the process; a restart begins anew.
 */
export class SetAside {
  readonly #options: SetAsideOptions;
  readonly #failures = new LRUCache<string, number>({ max: mostRemembered });

  constructor(options: SetAsideOptions) {
    this.#options = options;
  }

  /** Whether `work` succeeded. Throws only where the item cannot be postponed either, as without a database. */
  async attempt(item: Item, work: () => Promise<unknown>): Promise<boolean> {
    const key = JSON.stringify(item.ids);
    try {
      await work();
      this.#failures.delete(key);
      return true;
    } catch (error) {
      await this.#leave(key, item, error);
      return false;
    }
  }

  async #leave(key: string, item: Item, error: unknown): Promise<void> {
    const { log, clock, random } = this.#options;
    const before = this.#failures.get(key) ?? 0;
    const until = new Date(clock.now().getTime() + backOffMs(backOff, before, random()));
    try {
      await item.leave(until);
    } catch {
      throw error;
    }
    this.#failures.set(key, before + 1);
    log.error({ ...item.ids, failures: before + 1, items: this.#failures.size, until, err: error }, 'item set aside');
  }
}
