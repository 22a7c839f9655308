import { LRUCache } from 'lru-cache';
import type { AgentId } from '../../services/ids.ts';

const minuteMs = 60_000;
const pauseMs = 20_000;
const leastBurst = 10;
const agentsRemembered = 10_000;

interface TurnLimitOptions {
  /** What one agent may do in a minute, on and on. Two thirds of it may come at once. */
  readonly perMinute: number;
  /** In milliseconds, and never back. */
  readonly now?: () => number;
}

export type Admission =
  /** `heldUp` of the agent's requests were not taken since the last one that was. */
  | { readonly kind: 'taken'; readonly heldUp: number }
  /** To be told to the agent the first time. */
  | { readonly kind: 'held-up'; readonly isFirst: boolean; readonly seconds: number };

interface Bucket {
  tokens: number;
  filledAt: number;
  closedUntil: number;
  heldUp: number;
}

/** How much one agent may ask of the bot, far above what a person does: it bounds what a program in their place costs others. */
export class TurnLimit {
  readonly #burst: number;
  readonly #everyMs: number;
  readonly #now: () => number;
  readonly #buckets = new LRUCache<AgentId, Bucket>({ max: agentsRemembered });

  constructor({ perMinute, now = () => performance.now() }: TurnLimitOptions) {
    this.#burst = Math.max(leastBurst, Math.floor((perMinute * 2) / 3));
    this.#everyMs = minuteMs / perMinute;
    this.#now = now;
  }

  take(agentId: AgentId): Admission {
    const now = this.#now();
    const bucket = this.#bucketOf(agentId, now);
    if (bucket.closedUntil > now) return heldUp(bucket, now, false);
    bucket.tokens = Math.min(this.#burst, bucket.tokens + (now - bucket.filledAt) / this.#everyMs);
    bucket.filledAt = now;
    if (bucket.tokens < 1) {
      bucket.closedUntil = now + pauseMs;
      return heldUp(bucket, now, true);
    }
    bucket.tokens--;
    const admission = { kind: 'taken', heldUp: bucket.heldUp } as const;
    bucket.heldUp = 0;
    return admission;
  }

  #bucketOf(agentId: AgentId, now: number): Bucket {
    const known = this.#buckets.get(agentId);
    if (known) return known;
    const bucket = { tokens: this.#burst, filledAt: now, closedUntil: now, heldUp: 0 };
    this.#buckets.set(agentId, bucket);
    return bucket;
  }
}

function heldUp(bucket: Bucket, now: number, isFirst: boolean): Admission {
  bucket.heldUp++;
  return { kind: 'held-up', isFirst, seconds: Math.ceil((bucket.closedUntil - now) / 1_000) };
}
