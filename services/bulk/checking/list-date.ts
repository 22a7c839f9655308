import { type CalendarDay, parseCalendarDay } from '../../calendar-day.ts';
import { languages } from '../../conversations/language.ts';
import type { DateOrder } from '../bulk-list.ts';

/** What a cell says about a day: one, or two between which only the writer can choose. */
export type ReadDay =
  { readonly kind: 'day'; readonly day: CalendarDay } | { readonly kind: 'two-ways' } | { readonly kind: 'not-a-date' };

const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/u;
const yearLast = /^(\d{1,2})\s*([-/.\s])\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})\.?$/u;
const withMonthName = /^(?:(\d{1,2})\.?\s+(?:de\s+)?)?(\p{L}+)\.?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/u;
/** What Excel writes behind a day that has a time of its own. */
const time = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/u;

/** A day as people write it in any of our languages. Between points it is day first everywhere; between slashes and dashes it depends. */
export function readDay(text: string, order: DateOrder | undefined): ReadDay {
  const written = text.normalize('NFKC').replace(time, '').trim();
  const [, year, month, day] = yearFirst.exec(written) ?? [];
  if (year !== undefined) return dayFrom(year, month, day);
  const numbers = yearLast.exec(written);
  return numbers ? fromNumbers(numbers, order) : fromName(written);
}

function fromNumbers([, first, mark, second, year]: RegExpExecArray, order: DateOrder | undefined): ReadDay {
  const dayFirst = dayFrom(fullYear(year), second, first);
  const monthFirst = dayFrom(fullYear(year), first, second);
  if (mark === '.' || monthFirst.kind === 'not-a-date' || first === second) return dayFirst;
  if (dayFirst.kind === 'not-a-date') return monthFirst;
  if (order === undefined) return { kind: 'two-ways' };
  return order === 'day-first' ? dayFirst : monthFirst;
}

function fromName(written: string): ReadDay {
  const [, before, name = '', after, year] = withMonthName.exec(written) ?? [];
  const month = monthsByName.get(folded(name));
  return month === undefined ? { kind: 'not-a-date' } : dayFrom(year, String(month), before ?? after);
}

function dayFrom(year = '', month = '', day = ''): ReadDay {
  const found = parseCalendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return found ? { kind: 'day', day: found } : { kind: 'not-a-date' };
}

/** Of an acceptance, which is never long ago. */
function fullYear(year = ''): string {
  return year.length === 2 ? `20${year}` : year;
}

const folded = (name: string) => name.toLowerCase().replace(/\.$/, '');

/** `mars`, `Mrz` and `Sept.` alike; Chinese writes months as numbers. */
const monthsByName: ReadonlyMap<string, number> = new Map(
  languages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((width) =>
      Array.from({ length: 12 }, (_, at) => {
        const names = new Intl.DateTimeFormat(language, { day: 'numeric', month: width, timeZone: 'UTC' });
        const parts = names.formatToParts(new Date(Date.UTC(2026, at, 15)));
        return [folded(parts.find(({ type }) => type === 'month')?.value ?? ''), at + 1] as const;
      }),
    ),
  ),
);
