import type { Language } from '../../services/conversations/language.ts';
import type { Wording } from './wording.ts';

/** 1 is Monday, 7 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** "Monday" */
export function weekdayName(day: number, language: Language): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

/** "Monday to Friday", or "Monday, Wednesday and Friday" where days are left out in between. */
export function weekdaysText(days: readonly number[], wording: Wording): string {
  const sorted = [...new Set(days)].sort((one, other) => one - other);
  const names = sorted.map((day) => weekdayName(day, wording.language));
  const [first, last] = [names[0] ?? '', names.at(-1) ?? ''];
  const areInARow = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) === sorted.length - 1;
  return areInARow && sorted.length > 2 ? wording.filled('days.range', { first, last }) : wording.allOf(names);
}
