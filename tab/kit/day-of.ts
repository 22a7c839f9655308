import type { CalendarDay } from '../../services/calendar-day.ts';

/** The day of an instant where the browser is. */
export function dayOf(instant: string): CalendarDay {
  const at = new Date(instant);
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${at.getFullYear()}-${month}-${day}` as CalendarDay;
}

/** Whether it is a day that there is, as the API writes it. */
export function isDay(text: string): boolean {
  const at = new Date(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
