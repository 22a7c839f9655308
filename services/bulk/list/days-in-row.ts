import type { CalendarDay } from '../../calendar-day.ts';
import type { DateOrder } from '../bulk-list.ts';
import { isDateColumn } from './act-columns.ts';
import type { ListColumn, ListRow } from './list-row.ts';
import { readListDate } from './read-list-date.ts';

/** The days of a row as they are read, by their columns. What is no day, or may be two, is left out. */
export function daysIn(
  cells: ListRow['cells'],
  order: DateOrder | undefined,
): Readonly<Partial<Record<ListColumn, CalendarDay>>> {
  const read = (Object.entries(cells) as [ListColumn, string][]).flatMap(([column, text]) => {
    const found = isDateColumn(column) ? readListDate(text, order) : undefined;
    return found?.kind === 'day' ? [[column, found.day] as const] : [];
  });
  return Object.fromEntries(read);
}
