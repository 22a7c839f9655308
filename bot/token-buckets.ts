import { LRUCache } from 'lru-cache';
import { type BucketShape, fullAfterOneMore, waitForToken } from '../services/token-bucket.ts';

const callersRemembered = 10_000;

interface TokenBucketsOptions extends BucketShape {
  /** Milliseconds of a clock that nobody sets: set back, the wall clock would keep a bucket empty for as long. */
  readonly uptime?: (() => number) | undefined;
}

/** Limits what each caller may do at this instance. Only callers of late are remembered; a forgotten one has a full bucket. */
export class TokenBuckets<Caller extends string> {
  readonly #options: TokenBucketsOptions;
  /** When the bucket of each is full again. */
  readonly #fullAt = new LRUCache<Caller, number>({ max: callersRemembered });

  constructor(options: TokenBucketsOptions) {
    this.#options = options;
  }

  /** 0 when the caller may go on; else in how many milliseconds a token is there. */
  take(caller: Caller): number {
    const { uptime = () => performance.now() } = this.#options;
    const now = uptime();
    const fullAt = this.#fullAt.get(caller) ?? now;
    const waitMs = waitForToken(fullAt, this.#options, now);
    if (waitMs === 0) this.#fullAt.set(caller, fullAfterOneMore(fullAt, this.#options, now));
    return waitMs;
  }
}
