import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Language } from '../../services/conversations/language.ts';
import { type Wording, spokenLanguages } from './wording.ts';

const dayParts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };
const shortDayParts: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
const weekdayParts: Intl.DateTimeFormatOptions = { weekday: 'long' };
const timeParts: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };

/** What stands for the time zone of an agent who has not written yet. */
const unknownZone = 'UTC';

/** A format takes longer to make than the card around it (decision 10). */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatsKept = 200;

/** "3 March 2026" */
export function dayText(day: CalendarDay, language: Language): string {
  return formatFor(language, 'UTC', dayParts).format(new Date(`${day}T00:00:00Z`));
}

/** "3 Mar", for days of the last months. */
export function shortDayText(day: CalendarDay, language: Language): string {
  return formatFor(language, 'UTC', shortDayParts).format(new Date(`${day}T00:00:00Z`));
}

/** "3 March 2026", the day it was then in `timeZone`. */
export function dayTextAt(instant: Date, language: Language, timeZone: string): string {
  return formatFor(language, timeZone, dayParts).format(instant);
}

/** "3 March 2026 at 14:05" by the agent's own clock; `timeZone` is an IANA name, and is named only where the agent's is not known. */
export function instantText(instant: Date, language: Language, timeZone: string): string {
  const text = formatFor(language, timeZone, { ...dayParts, ...timeParts }).format(instant);
  return timeZone === unknownZone ? `${text} ${unknownZone}` : text;
}

/** 1 is Monday, 7 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** "Monday" */
export function weekdayName(day: number, language: Language): string {
  // 1 January 2024 was a Monday.
  return formatFor(language, 'UTC', weekdayParts).format(Date.UTC(2024, 0, day));
}

/** "Monday to Friday", or "Monday, Wednesday and Friday" where days are left out in between. */
export function weekdaysText(days: readonly number[], wording: Wording): string {
  const sorted = [...new Set(days)].sort((one, other) => one - other);
  const names = sorted.map((day) => weekdayName(day, wording.language));
  const [first, last] = [names[0] ?? '', names.at(-1) ?? ''];
  const areInARow = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) === sorted.length - 1;
  return areInARow && sorted.length > 2 ? wording.filled('days.range', { first, last }) : wording.allOf(names);
}

function formatFor(language: Language, timeZone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(parts)}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(spokenLanguages[language].dateLocale, { ...parts, timeZone });
  if (formats.size < formatsKept) formats.set(key, format);
  return format;
}
