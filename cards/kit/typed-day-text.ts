import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Language } from '../../services/conversations/language.ts';
import { dayText } from '../wording/dates.ts';

/** "3 March 2026" for what was typed as `2026-03-03`, and what was typed where it is no day. */
export function typedDayText(typed: string, language: Language): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? dayText(typed as CalendarDay, language) : typed;
}
