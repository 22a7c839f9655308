const shortestMs = 30_000;
const longestMs = 30 * 60_000;

/** Twice as long after each failure, and never the same for two who failed together. */
export function retryAfterMs(failuresBefore: number, random: () => number): number {
  const most = Math.min(shortestMs * 2 ** Math.min(failuresBefore, 20), longestMs);
  return Math.round(most * (1 + random()) * 0.5);
}
