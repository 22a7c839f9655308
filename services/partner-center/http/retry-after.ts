/**
 * What a `Retry-After` header asks to wait, in milliseconds; undefined when there is none or it says nothing.
 *
 * A point in time is measured from the answer's own `Date`: the clock it was reckoned by is the sender's, not ours.
 */
export function parseRetryAfter(retryAfter: string | undefined, date: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  if (!retryAfter.endsWith(' GMT')) return undefined;
  const wait = Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
