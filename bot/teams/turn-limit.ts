import { minuteMs } from '../../services/duration.ts';
import { LRUCache } from 'lru-cache';
import type { AgentId } from '../../services/ids.ts';
import { TokenBuckets } from '../token-buckets.ts';

const pauseMs = 20_000;
const leastBurst = 10;
const agentsRemembered = 10_000;

interface TurnLimitOptions {
  /** The lasting rate of one agent. Two thirds of it may come at once. */
  readonly perMinute: number;
  /** In milliseconds, and never back. */
  readonly now?: () => number;
}

export type Admission =
  /** `heldUp` of the agent's requests were not taken since the last one that was. */
  | { readonly kind: 'taken'; readonly heldUp: number }
  /** The agent is to hear of it the first time. */
  | { readonly kind: 'held-up'; readonly isFirst: boolean; readonly seconds: number };

interface Pause {
  readonly until: number;
  readonly heldUp: number;
}

/**
 * Limits what one agent may ask of the bot. The limit is far above what a person does: it bounds what a program in an agent's
 * place costs others.
 */
export class TurnLimit {
  readonly #now: () => number;
  readonly #buckets: TokenBuckets<AgentId>;
  readonly #pauses = new LRUCache<AgentId, Pause>({ max: agentsRemembered });

  constructor({ perMinute, now = () => performance.now() }: TurnLimitOptions) {
    const size = Math.max(leastBurst, Math.floor((perMinute * 2) / 3));
    this.#buckets = new TokenBuckets({ size, refill: { tokens: 1, everyMs: minuteMs / perMinute }, uptime: now });
    this.#now = now;
  }

  /** An agent whose bucket is empty waits for all of a pause, in which nothing is taken. */
  take(agentId: AgentId): Admission {
    const now = this.#now();
    const { until, heldUp } = this.#pauses.get(agentId) ?? { until: now, heldUp: 0 };
    const isPaused = until > now;
    if (!isPaused && this.#buckets.take(agentId) === 0) {
      this.#pauses.delete(agentId);
      return { kind: 'taken', heldUp };
    }
    const pause = { until: isPaused ? until : now + pauseMs, heldUp: heldUp + 1 };
    this.#pauses.set(agentId, pause);
    return { kind: 'held-up', isFirst: !isPaused, seconds: Math.ceil((pause.until - now) / 1_000) };
  }
}
