/** The value below which that share of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

/** Median, 95th percentile and maximum. */
export function spread(values: readonly number[], digits = 1): readonly string[] {
  return [0.5, 0.95, 1].map((share) => percentile(values, share).toFixed(digits));
}
