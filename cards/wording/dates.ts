import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Language } from '../../services/conversations/language.ts';
import { spokenLanguages } from './wording.ts';

const dayParts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };
const shortDayParts: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
const timeParts: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' };

/** A format takes longer to make than the card around it. */
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

/** "3 March 2026 at 14:05 CET"; `timeZone` is an IANA name. */
export function instantText(instant: Date, language: Language, timeZone: string): string {
  const parts = formatFor(language, timeZone, { ...dayParts, ...timeParts }).formatToParts(instant);
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const rest = parts.filter(({ type }) => type !== 'timeZoneName').map(({ value }) => value);
  // In Chinese, Intl puts the zone between day and time.
  return `${rest.join('').replace(/\s+/gu, ' ').trim()} ${zone}`;
}

function formatFor(language: Language, timeZone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${parts.month} ${parts.hour === undefined ? 'day' : 'instant'}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(spokenLanguages[language].dateLocale, { ...parts, timeZone });
  if (formats.size < formatsKept) formats.set(key, format);
  return format;
}
