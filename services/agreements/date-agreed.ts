import { type CalendarDay, utcMidnight } from '../calendar-day.ts';

/**
 * The instant that stands for the day of acceptance at Partner Center: UTC midnight of that day, or now where that midnight
 * still lies ahead (an agent in Sydney who confirms "today" before it is today in UTC).
 */
export function dateAgreedFor(acceptedOn: CalendarDay, now: Date): Date {
  const midnight = utcMidnight(acceptedOn);
  return midnight > now ? now : midnight;
}
