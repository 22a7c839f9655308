import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';

const rememberedForMs = 10 * 60_000;
const mostRemembered = 10_000;

/**
 * Remembers what was delivered, because Teams delivers again what was answered late. A press that comes again is answered again,
 * and acts once because its draft does. Each process has its own memory, so what reaches two instances is taken twice.
 */
export class Deliveries {
  readonly #taken = new LRUCache<string, true>({ max: mostRemembered, ttl: rememberedForMs });

  /** True once for each activity, and always for an activity without an id. */
  take(activity: Activity): boolean {
    const key = keyOf(activity);
    if (key === undefined) return true;
    if (this.#taken.has(key)) return false;
    this.#taken.set(key, true);
    return true;
  }

  /** Forgets an activity that failed, so that it is taken when it is delivered again. */
  forget(activity: Activity): void {
    const key = keyOf(activity);
    if (key !== undefined) this.#taken.delete(key);
  }
}

/** A message that is changed keeps its id, however often. */
function keyOf({ type, id, conversation, text }: Partial<Activity>): string | undefined {
  if (type === 'invoke' || id === undefined || conversation === undefined) return undefined;
  return JSON.stringify([type, conversation.id, id, ...(type === 'messageUpdate' ? [text] : [])]);
}
