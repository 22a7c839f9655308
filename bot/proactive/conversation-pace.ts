import { setTimeout as delay } from 'node:timers/promises';

/**
 * Half the 8 in two seconds that Teams allows in one conversation, and just its 60 in thirty (bots/how-to/rate-limit);
 * of its 1,800 an hour nobody gets so much.
 */
const usualEveryMs = 500;
const swept = 1_000;

/** Spreads what is sent to one conversation, as when many of somebody's cards are settled at once. */
export class ConversationPace {
  readonly #everyMs: number;
  readonly #freeAt = new Map<string, number>();

  constructor(everyMs = usualEveryMs) {
    this.#everyMs = everyMs;
  }

  /** Resolves when it is this caller's turn in the conversation: for the first at once. */
  async take(conversationId: string): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.#freeAt.get(conversationId) ?? 0);
    this.#freeAt.set(conversationId, turn + this.#everyMs);
    if (this.#freeAt.size > swept) this.#sweep(now);
    if (turn > now) await delay(turn - now);
  }

  #sweep(now: number): void {
    for (const [conversationId, freeAt] of this.#freeAt) {
      if (freeAt <= now) this.#freeAt.delete(conversationId);
    }
  }
}
