import { dayMs, hourMs, minuteMs } from './duration.ts';

/** A wait that grows with each failure in a row, up to the longest. */
export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Of news to an agent, and of work at Microsoft's, that did not get through. */
export const usualBackOff: BackOff = { firstMs: minuteMs, longestMs: hourMs };

/** Twice as long after each failure: the one curve by which waits grow. */
export function doubledMs({ firstMs, longestMs }: BackOff, failuresBefore: number): number {
  return Math.min(firstMs * 2 ** Math.min(failuresBefore, 20), longestMs);
}

/** Between half of `doubledMs` and all of it, so that two that failed together try again apart. `random` is 0 to 1. */
export function backOffMs(backOff: BackOff, failuresBefore: number, random: number): number {
  return Math.round(doubledMs(backOff, failuresBefore) * (1 + random) * 0.5);
}

export const longestRetryPauseMs = hourMs;

/** How long a claim is left after `attempts` earlier failures: the first pause three times, then doubling, an hour at most. */
export function retryPauseMs({
  attempts,
  firstMs,
  atLeastMs = 0,
}: {
  attempts: number;
  firstMs: number;
  atLeastMs?: number;
}): number {
  const longestMs = Math.max(longestRetryPauseMs, firstMs);
  return Math.min(Math.max(doubledMs({ firstMs, longestMs }, Math.max(0, attempts - 2)), atLeastMs), longestMs);
}

/** A tenth more or less, so that what came together does not stay together for ever. `random` is 0 to 1. */
export function jitter(waitMs: number, random: number): number {
  return Math.round(waitMs * (0.9 + random / 5));
}

/** Partner Center may do the work long after the call was given up, so what it did not hold is looked for again. */
export const firstLookAfterMs = hourMs;

/** When to look after so many looks that found nothing; undefined when that is enough. The second outlasts a clock that jumped. */
export function nextLookAfterMs(looks: number): number | undefined {
  return looks === 1 ? dayMs : undefined;
}
