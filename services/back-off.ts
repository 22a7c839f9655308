export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Twice as long after each failure, and never the same for two that failed together. `random` is 0 to 1. */
export function backOffMs({ firstMs, longestMs }: BackOff, failuresBefore: number, random: number): number {
  const most = Math.min(firstMs * 2 ** Math.min(failuresBefore, 20), longestMs);
  return Math.round(most * (1 + random) * 0.5);
}
