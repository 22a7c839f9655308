import { LRUCache } from 'lru-cache';

const callersRemembered = 10_000;

interface TokenBucketsOptions {
  /** What one caller may take at once. */
  readonly size: number;
  /** After each `everyMs`, a bucket has `tokens` more, up to its size. */
  readonly refill: { readonly tokens: number; readonly everyMs: number };
  /** Milliseconds of a clock that nobody sets: set back, the wall clock would keep a bucket empty for as long. */
  readonly uptime?: (() => number) | undefined;
}

interface Bucket {
  readonly tokens: number;
  readonly filledAt: number;
}

/** Limits what each caller may do. Only callers of late are remembered; a forgotten one has a full bucket. */
export class TokenBuckets<Caller extends string | number> {
  readonly #options: TokenBucketsOptions;
  readonly #buckets = new LRUCache<Caller, Bucket>({ max: callersRemembered });

  constructor(options: TokenBucketsOptions) {
    this.#options = options;
  }

  /** 0 when the caller may go on; else in how many milliseconds a token is there. */
  take(caller: Caller): number {
    const { size, refill, uptime = () => performance.now() } = this.#options;
    const now = uptime();
    const { tokens, filledAt } = this.#refilled(this.#buckets.get(caller), now);
    if (tokens < 1) return filledAt + refill.everyMs - now;
    // A full bucket is filled from its first use on.
    this.#buckets.set(caller, { tokens: tokens - 1, filledAt: tokens === size ? now : filledAt });
    return 0;
  }

  #refilled(bucket: Bucket | undefined, now: number): Bucket {
    const { size, refill } = this.#options;
    if (!bucket) return { tokens: size, filledAt: now };
    const times = Math.floor((now - bucket.filledAt) / refill.everyMs);
    const tokens = Math.min(size, bucket.tokens + times * refill.tokens);
    return { tokens, filledAt: bucket.filledAt + times * refill.everyMs };
  }
}
