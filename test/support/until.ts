import { setTimeout as delay } from 'node:timers/promises';

/** Only what hangs takes so long, also on a busy machine. It is below Jest's own limit, which could not say what was missed. */
const usualLimitMs = 90_000;
const shortestNapMs = 4;
const longestNapMs = 30;

type Found<Look> = Exclude<Look, false | undefined | null>;

/** Looks again and again, and resolves with what `look` finds; rejects where that does not come, and says `what`. */
export async function until<Look>(
  what: string,
  look: () => Look | Promise<Look>,
  withinMs: number = usualLimitMs,
): Promise<Found<Look>> {
  const deadline = performance.now() + withinMs;
  for (let napMs = shortestNapMs; ; napMs = Math.min(napMs * 1.5, longestNapMs)) {
    const found = await look();
    if (found !== false && found !== undefined && found !== null) return found as Found<Look>;
    if (performance.now() > deadline) throw new Error(`${what} did not come within ${withinMs / 1_000} s`);
    await delay(napMs);
  }
}
