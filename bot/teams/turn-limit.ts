import { LRUCache } from 'lru-cache';
import type { SharedBuckets } from '../../services/database/shared-buckets.ts';
import { minuteMs } from '../../services/duration.ts';
import type { AgentId } from '../../services/ids.ts';
import type { BucketShape } from '../../services/token-bucket.ts';

/** How long an agent who sent too much waits. */
export const pauseMs = 20_000;
const leastBurst = 10;
const leastWaitSeconds = 5;
const agentsRemembered = 1_000;

/** Two thirds of what may be taken in a minute may come at once. */
export function bucketFor(perMinute: number): BucketShape {
  return { size: Math.max(leastBurst, Math.floor((perMinute * 2) / 3)), everyMs: minuteMs / perMinute };
}

interface TurnLimitOptions {
  readonly ofEach: Pick<SharedBuckets<AgentId>, 'take'>;
  /** What all agents of the partner have together. */
  readonly ofAll: Pick<SharedBuckets<'agents'>, 'take'>;
}

export type Admission =
  /** `heldUp` of the agent's requests were not taken since the last one that was. */
  | { readonly kind: 'taken'; readonly heldUp: number }
  /** The agent is to hear of it the first time. `limit` says whose haste it was. */
  | { readonly kind: 'held-up'; readonly isFirst: boolean; readonly seconds: number; readonly limit: 'agent' | 'all' };

/**
 * Limits what agents may ask of the bot, each of them and all together. The limits are far above what people do: they bound what a
 * program in an agent's place, or in the place of many, costs the others and Partner Center.
 */
export class TurnLimit {
  readonly #options: TurnLimitOptions;
  readonly #heldUp = new LRUCache<AgentId, number>({ max: agentsRemembered });

  constructor(options: TurnLimitOptions) {
    this.#options = options;
  }

  async take(agentId: AgentId): Promise<Admission> {
    const { ofEach, ofAll } = this.#options;
    const own = await ofEach.take(agentId);
    // Whoever is held up by their own limit takes nothing from the others.
    const admission = own.kind === 'held-up' ? own : await ofAll.take('agents');
    const heldUp = this.#heldUp.get(agentId) ?? 0;
    if (admission.kind === 'taken') {
      this.#heldUp.delete(agentId);
      return { kind: 'taken', heldUp };
    }
    this.#heldUp.set(agentId, heldUp + 1);
    const seconds = Math.ceil(admission.waitMs / 1_000);
    if (own.kind === 'held-up') return { ...admission, seconds, limit: 'agent' };
    return { ...admission, seconds: Math.max(leastWaitSeconds, seconds), limit: 'all' };
  }
}
