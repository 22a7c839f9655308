import { LRUCache } from 'lru-cache';

/** What one address may be refused at once, and in each second from then on. Far above what a wrong setting causes. */
const burst = 300;
const perSecond = 10;
const addresses = 10_000;

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/**
 * Counts refused requests by address. What is served costs nothing, so a flood of refused requests shuts out nobody who
 * shares the address, such as Teams behind the same proxy.
 */
export class RefusalBudget {
  readonly #buckets = new LRUCache<string, Bucket>({ max: addresses });
  readonly #uptime: () => number;

  /** `uptime` gives milliseconds of a clock that nobody sets. */
  constructor(uptime: () => number = () => performance.now()) {
    this.#uptime = uptime;
  }

  /** Whether this refusal is still within what the address may have. */
  take(address: string): boolean {
    const now = this.#uptime();
    const { tokens, at } = this.#buckets.get(address) ?? { tokens: burst, at: now };
    const left = Math.min(burst, tokens + ((now - at) / 1_000) * perSecond);
    this.#buckets.set(address, { tokens: Math.max(0, left - 1), at: now });
    return left >= 1;
  }
}
