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
