import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Sentences } from './sentences.ts';

const dayParts: Intl.DateTimeFormatOptions = { dateStyle: 'long' };
const shortDayParts: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
const weekdayParts: Intl.DateTimeFormatOptions = { weekday: 'long' };
const timeParts: Intl.DateTimeFormatOptions = { timeStyle: 'short' };

/** What stands for the time zone of an agent who has not written yet. */
const unknownZone = 'UTC';

/** A format takes longer to make than the card around it (decision 10). */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatsKept = 200;

/** "3 March 2026", or "March 3, 2026" where the agent's region writes so. */
export function dayText(day: CalendarDay, wording: Sentences): string {
  return formatFor(wording, 'UTC', dayParts).format(new Date(`${day}T00:00:00Z`));
}

/** "3 Mar", for days of the last months. */
export function shortDayText(day: CalendarDay, wording: Sentences): string {
  return formatFor(wording, 'UTC', shortDayParts).format(new Date(`${day}T00:00:00Z`));
}

/** "3 March 2026", the day it was then in `timeZone`. */
export function dayTextAt(instant: Date, wording: Sentences, timeZone: string): string {
  return formatFor(wording, timeZone, dayParts).format(instant);
}

/** "3 March 2026 at 14:05" by the agent's own clock; `timeZone` is an IANA name, and is named only where the agent's is not known. */
export function instantText(instant: Date, wording: Sentences, timeZone: string): string {
  const text = formatFor(wording, timeZone, { ...dayParts, ...timeParts }).format(instant);
  return timeZone === unknownZone ? `${text} ${unknownZone}` : text;
}

/** "14:05", or "2:05 PM"; `time` is `14:05`. */
export function timeText(time: string, wording: Sentences): string {
  return formatFor(wording, 'UTC', timeParts).format(new Date(`1970-01-01T${time}Z`));
}

/** 1 is Monday, 7 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** "Monday" */
export function weekdayName(day: number, wording: Sentences): string {
  // 1 January 2024 was a Monday.
  return formatFor(wording, 'UTC', weekdayParts).format(Date.UTC(2024, 0, day));
}

/** "Monday to Friday", or "Monday, Wednesday and Friday" where days are left out in between. */
export function weekdaysText(days: readonly number[], wording: Sentences): string {
  const sorted = [...new Set(days)].sort((one, other) => one - other);
  const names = sorted.map((day) => weekdayName(day, wording));
  const [first, last] = [names[0] ?? '', names.at(-1) ?? ''];
  const areInARow = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) === sorted.length - 1;
  return areInARow && sorted.length > 2 ? wording.filled('days.range', { first, last }) : wording.allOf(names);
}

function formatFor({ locale }: Sentences, timeZone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(parts)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  if (formats.size < formatsKept) formats.set(key, format);
  return format;
}
