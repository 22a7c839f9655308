import { spread } from '../../jitter.ts';
import { type ToldStatus, isUnconfirmed } from '../customer-status.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Who has not accepted for so long will hardly do so within hours. */
const longUnconfirmedMs = 60 * day;
const firstWaitMs = 2 * minute;
const longestWaitMs = 6 * hour;

/** When to read a status again that was just told: often while it is bound to change, rarely once it is confirmed. */
export function nextReadAt(
  { status }: ToldStatus,
  times: { readonly now: Date; readonly unconfirmedSince: Date | undefined },
  random: number,
): Date {
  const unconfirmedMs = times.now.getTime() - (times.unconfirmedSince ?? times.now).getTime();
  if (isUnconfirmed(status)) return later(times.now, unconfirmedMs < longUnconfirmedMs ? 6 * hour : day, random);
  return later(times.now, status === 'direct' ? 90 * day : 30 * day, random);
}

/** When to try again after `failedReads` (1 and more) in a row. */
export function nextTryAt(failedReads: number, now: Date, random: number): Date {
  return later(now, Math.min(firstWaitMs * 2 ** (failedReads - 1), longestWaitMs), random);
}

function later(now: Date, waitMs: number, random: number): Date {
  return new Date(now.getTime() + spread(waitMs, random));
}
