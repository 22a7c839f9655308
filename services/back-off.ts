export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Twice as long after each failure, and never the same for two that failed together. `random` is 0 to 1. */
export function backOffMs({ firstMs, longestMs }: BackOff, failuresBefore: number, random: number): number {
  const most = Math.min(firstMs * 2 ** Math.min(failuresBefore, 20), longestMs);
  return Math.round(most * (1 + random) * 0.5);
}

export const longestRetryPauseMs = 60 * 60_000;

/** How long to wait after `attempts` failures before this one: the first pause three times, then twice as long each time, an hour at most. */
export function retryPauseMs({
  attempts,
  firstMs,
  atLeastMs = 0,
}: {
  attempts: number;
  firstMs: number;
  atLeastMs?: number;
}): number {
  const growing = firstMs * 2 ** Math.min(Math.max(0, attempts - 2), 20);
  return Math.min(Math.max(growing, atLeastMs), Math.max(longestRetryPauseMs, firstMs));
}

/** A wait with a tenth more or less, so that what came together does not stay together for ever. `random` is 0 to 1. */
export function spread(waitMs: number, random: number): number {
  return Math.round(waitMs * (0.9 + random / 5));
}
