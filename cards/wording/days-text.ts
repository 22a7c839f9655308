import type { Wording } from './wording.ts';

/** "1 day", "3 days". In none of our languages does more than one make more than one difference. */
export function daysText(count: number, wording: Wording): string {
  return count === 1 ? wording.text('days.one') : wording.filled('days.many', { count: wording.number(count) });
}
