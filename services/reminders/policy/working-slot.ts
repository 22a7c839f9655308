import { Cron } from 'croner';
import { Temporal } from 'temporal-polyfill';
import type { ReminderPolicy } from './reminder-policy.ts';

export type WorkingHours = Pick<ReminderPolicy, 'workingDays' | 'workFrom' | 'workUntil'>;

/** Hours that lie wholly in a gap of daylight saving do not exist on that day; no zone has two such days in a row. */
const mostTries = 10;

/** `from` itself where that is in somebody's working hours, else when those next begin. */
export function nextWorkingSlot(from: Date, timeZone: string, hours: WorkingHours): Date {
  if (isWorkingTime(from, timeZone, hours)) return from;
  const beginnings = new Cron(cronPatternOf(hours), { timezone: timeZone });
  let begins = beginnings.nextRun(from);
  for (let tries = 1; begins && tries < mostTries && !isWorkingTime(begins, timeZone, hours); tries++) {
    begins = beginnings.nextRun(begins);
  }
  if (!begins) throw new Error('working hours never begin');
  return begins;
}

/** The first working time on a later day than `now` is on for somebody in `timeZone`. */
export function nextWorkingDaySlot(now: Date, timeZone: string, hours: WorkingHours): Date {
  const tomorrow = zoned(now, timeZone).startOfDay().add({ days: 1 });
  return nextWorkingSlot(new Date(tomorrow.epochMilliseconds), timeZone, hours);
}

export function isWorkingTime(instant: Date, timeZone: string, hours: WorkingHours): boolean {
  const local = zoned(instant, timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return hours.workingDays.includes(local.dayOfWeek) && hours.workFrom <= time && time < hours.workUntil;
}

function cronPatternOf(hours: WorkingHours): string {
  const [hour, minute] = hours.workFrom.split(':').map(Number);
  return `${String(minute)} ${String(hour)} * * ${hours.workingDays.join(',')}`;
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
