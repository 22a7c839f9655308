import { Temporal } from 'temporal-polyfill';

declare const brand: unique symbol;

/** A day without time or zone, `2026-01-31`. Days compare with `<` and `>`. */
export type CalendarDay = string & { readonly [brand]: 'CalendarDay' };

/** Whether a text looks like a day, as a date field shows it; such a day need not exist. */
export function isWrittenAsDay(text: string): text is CalendarDay {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** The day, or undefined when the text is not an existing day written `YYYY-MM-DD`. */
export function parseCalendarDay(text: string): CalendarDay | undefined {
  if (!isWrittenAsDay(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as CalendarDay;
  } catch {
    return undefined;
  }
}

/** The day it is at `instant` for somebody who lives in `timeZone` (an IANA name). */
export function dayAt(instant: Date, timeZone: string): CalendarDay {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return zoned.toPlainDate().toString() as CalendarDay;
}

/** `dayAt` for very many instants: hardly any garbage. */
export function dayFormat(timeZone: string): (instant: Date) => CalendarDay {
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('und', { ...fields, timeZone, calendar: 'iso8601', numberingSystem: 'latn' });
  return (instant) => format.format(instant) as CalendarDay;
}

/** The instant at which the day begins in UTC, which is how Partner Center writes days. */
export function utcMidnight(day: CalendarDay): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The first instant of the day for somebody who lives in `timeZone` (an IANA name). */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The day so many days later, or earlier where `days` is negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return Temporal.PlainDate.from(day).add({ days }).toString() as CalendarDay;
}
