import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';

const rememberedForMs = 10 * 60_000;
const mostRemembered = 10_000;

/**
 * Remembers what was delivered, since Teams delivers again what was answered late. A press may come again: it is answered
 * again, and acts once because its draft does. Each process remembers by itself, so what reaches two instances is taken twice.
 */
export class Deliveries {
  readonly #taken = new LRUCache<string, true>({ max: mostRemembered, ttl: rememberedForMs });

  /** True once for each activity; always for one without an id. */
  take(activity: Activity): boolean {
    const key = keyOf(activity);
    if (key === undefined) return true;
    if (this.#taken.has(key)) return false;
    this.#taken.set(key, true);
    return true;
  }

  /** For an activity that came to nothing, so that it is worth another try. */
  forget(activity: Activity): void {
    const key = keyOf(activity);
    if (key !== undefined) this.#taken.delete(key);
  }
}

function keyOf({ type, id, conversation }: Partial<Activity>): string | undefined {
  if (type === 'invoke' || id === undefined || conversation === undefined) return undefined;
  return JSON.stringify([type, conversation.id, id]);
}
