import { dayMs } from '../../duration.ts';
import { type CalendarDay, utcMidnight } from '../../calendar-day.ts';
import type { ReminderPolicy } from './reminder-policy.ts';

/** When it is nine in the morning where days begin first. */
const earliestMorningMs = -5 * 60 * 60_000;

/** What decides when a customer is brought up next. */
export interface Timetable {
  readonly unconfirmedSince: Date;
  readonly times: number;
  readonly lastSentAt: Date | undefined;
  readonly neededBy: CalendarDay | undefined;
}

/** When the customer is to be brought up next. */
export function dueAt(timetable: Timetable, policy: ReminderPolicy): Date {
  const { unconfirmedSince, times, lastSentAt, neededBy } = timetable;
  const usual = lastSentAt
    ? new Date(lastSentAt.getTime() + intervalMs(times, policy))
    : new Date(unconfirmedSince.getTime() + policy.firstAfterDays * dayMs);
  if (!neededBy) return usual;
  const latest = latestBefore(neededBy, policy);
  const isStillToCome = lastSentAt === undefined || lastSentAt < latest;
  return isStillToCome && latest < usual ? latest : usual;
}

/** The time between the reminder of that number and the one after it. */
export function intervalMs(times: number, { intervalsDays }: ReminderPolicy): number {
  const days = intervalsDays[Math.min(times, intervalsDays.length) - 1] ?? intervalsDays[0] ?? 7;
  return days * dayMs;
}

/** Whether the needed-by day is what brings the customer up now. */
export function isNeededSoon(neededBy: CalendarDay, now: Date, policy: ReminderPolicy): boolean {
  return latestBefore(neededBy, policy) <= now;
}

/** The morning of the last working day that is early enough, wherever the recipient is. */
function latestBefore(neededBy: CalendarDay, policy: ReminderPolicy): Date {
  const latest = utcMidnight(neededBy).getTime() - policy.daysBeforeNeeded * dayMs;
  const working = [0, 1, 2, 3, 4, 5, 6]
    .map((earlier) => latest - earlier * dayMs)
    .find((day) => policy.workingDays.includes(isoWeekday(day)));
  if (working === undefined || Number.isNaN(working)) throw new Error('no working day comes before that day');
  return new Date(working + earliestMorningMs);
}

function isoWeekday(utcMidnightMs: number): number {
  return new Date(utcMidnightMs).getUTCDay() || 7;
}
