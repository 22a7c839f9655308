import { setTimeout as delay } from 'node:timers/promises';

/** Well within the time that a turn has. */
const soonMs = 1_000;

/** For what a card is better with, and does not wait for: undefined where it fails or takes long. */
export async function soonOrNever<Result>(work: Promise<Result>): Promise<Result | undefined> {
  const isOver = new AbortController();
  try {
    return await Promise.race([work, delay(soonMs, undefined, { signal: isOver.signal })]);
  } catch {
    return undefined;
  } finally {
    isOver.abort();
  }
}
