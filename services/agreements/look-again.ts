const hour = 60 * 60_000;

/** Partner Center may do the work long after the call was given up, so what it did not hold is looked for again. */
export const firstLookAfterMs = hour;

/** When to look after so many looks that found nothing; undefined when that is enough. The second outlasts a clock that jumped. */
export function nextLookAfterMs(looks: number): number | undefined {
  return looks === 1 ? 24 * hour : undefined;
}
