/** The median of several measurements of one thing, and their quartiles. */
export function spreadText(values: readonly number[], digits: number): string {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.round(share * (sorted.length - 1))] ?? 0).toFixed(digits);
  return values.length === 1 ? at(0) : `${at(0.5)} (${at(0.25)} to ${at(0.75)})`;
}
