import { type CalendarDay, parseCalendarDay } from '../../calendar-day.ts';
import { languages } from '../../conversations/language.ts';
import type { DateOrder } from '../bulk-list.ts';

export type ListDate =
  | { readonly kind: 'day'; readonly day: CalendarDay }
  /** Both are days, and not the same one. */
  | { readonly kind: 'two-ways'; readonly dayFirst: CalendarDay; readonly monthFirst: CalendarDay }
  | { readonly kind: 'not-a-date' };

const notADate = { kind: 'not-a-date' } as const;
/** After the day: a time of the day, which programs write beside it. */
const time = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:Z| ?[+-]\d{2}:?\d{2})?$/i;
/** 2026-01-31, 2026/1/31, 20260131, and in Chinese with the words for year, month and day. */
const yearFirst = /^(\d{4})(?:\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?|(\d{2})(\d{2}))$/;
const yearLast = /^(\d{1,2})([-./ ]+)(\d{1,2})[-./ ]+(\d{4}|\d{2})\.?$/;
/** 31 januari 2026, 31. Januar 2026, 31-jan-26, January 31st, 2026. */
const namedMonth =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?[-./ ]*(\p{L}+)|(\p{L}+)[-./ ]*(\d{1,2})(?:st|nd|rd|th)?)[-./, ]+(\d{4}|\d{2})$/u;

/** A day as people and programs write it. The `order` decides where there are two ways to read it, and only there. */
export function readListDate(text: string, order: DateOrder | undefined): ListDate {
  const plain = text.normalize('NFKC').trim().replace(time, '');
  const first = yearFirst.exec(plain);
  if (first) return dayIn(first[1], first[2] ?? first[4], first[3] ?? first[5]);
  const named = namedMonth.exec(plain);
  if (named) return dayIn(named[5], monthCalled(named[2] ?? named[3] ?? ''), named[1] ?? named[4]);
  const last = yearLast.exec(plain);
  return last ? inOneOfTwoWays(last, order) : notADate;
}

function inOneOfTwoWays([, first, mark = '', second, year]: RegExpExecArray, order: DateOrder | undefined): ListDate {
  const dayFirst = dayIn(year, second, first);
  const monthFirst = dayIn(year, first, second);
  // With full stops, nobody writes the month first.
  if (monthFirst.kind !== 'day' || mark.includes('.')) return dayFirst;
  if (dayFirst.kind !== 'day') return monthFirst;
  if (dayFirst.day === monthFirst.day) return dayFirst;
  if (order) return order === 'day-first' ? dayFirst : monthFirst;
  return { kind: 'two-ways', dayFirst: dayFirst.day, monthFirst: monthFirst.day };
}

type Found = Extract<ListDate, { kind: 'day' | 'not-a-date' }>;

function dayIn(year = '', month = '', day = ''): Found {
  const full = year.length === 2 ? `20${year}` : year;
  const found = parseCalendarDay(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return found ? { kind: 'day', day: found } : notADate;
}

/** The number of the month, by its name or its beginning in any of the languages. */
function monthCalled(name: string): string | undefined {
  const months = new Set(monthNames.filter(([known]) => isSameMonth(known, fold(name))).map(([, month]) => month));
  return months.size === 1 ? [...months][0] : undefined;
}

const shortest = 3;

function isSameMonth(known: string, name: string): boolean {
  return known === name || (name.length >= shortest && known.startsWith(name));
}

function fold(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

const monthNames = languages.flatMap((language) =>
  Array.from({ length: 12 }, (_none, index) => {
    const ofMonth = (month: 'long' | 'short') =>
      fold(
        new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(Date.UTC(2026, index)).replace('.', ''),
      );
    return (['long', 'short'] as const).map((length) => [ofMonth(length), String(index + 1)] as const);
  }).flat(),
);
