import { spread } from '../jitter.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const shortestWaitMs = 15 * minute;
const longestWaitMs = 8 * hour;
const slowAfterMs = 7 * day;
/** After which we look no longer for an acceptance that is not there. */
export const followedForMs = 90 * day;

/**
 * When to look again: after as long as has passed since the invitation, so after a quarter of an hour, then half an hour, an hour
 * and so on to 8 hours; daily after a week. A read that failed is made up for within the hour.
 */
export function nextCheckAt(
  times: { readonly invitedAt: Date; readonly now: Date },
  { hasFailed, random }: { readonly hasFailed: boolean; readonly random: number },
): Date {
  const ageMs = times.now.getTime() - times.invitedAt.getTime();
  const usualMs = ageMs >= slowAfterMs ? day : Math.min(Math.max(ageMs, shortestWaitMs), longestWaitMs);
  const waitMs = hasFailed ? Math.min(usualMs, hour) : usualMs;
  return new Date(times.now.getTime() + spread(waitMs, random));
}
