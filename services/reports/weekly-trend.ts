import { type CalendarDay, addDays } from '../calendar-day.ts';
import type { DayCounts, Trend, TrendWeek } from './report.ts';

const weeksShown = 12;

/** The day after which counts are in the trend. */
export function trendBegins(today: CalendarDay): CalendarDay {
  return addDays(today, -7 * weeksShown);
}

/** Each week ends on the weekday it is today. `days` are the oldest first. */
export function weeklyTrend(days: readonly DayCounts[], today: CalendarDay): Trend {
  const weeks = Array.from({ length: weeksShown }, (_, index) =>
    weekUntil(addDays(today, -7 * (weeksShown - 1 - index)), days),
  );
  const first = weeks.findIndex(({ counts }) => counts);
  if (weeks.filter(({ counts }) => counts).length > 1) return { kind: 'weeks', weeks: weeks.slice(first) };
  return days[0] ? { kind: 'from', day: laterOf(addDays(days[0].day, 7), today) } : { kind: 'not-kept' };
}

function laterOf(one: CalendarDay, other: CalendarDay): CalendarDay {
  return one > other ? one : other;
}

function weekUntil(end: CalendarDay, days: readonly DayCounts[]): TrendWeek {
  const begins = addDays(end, -7);
  return days.findLast(({ day }) => day > begins && day <= end) ?? { day: end, counts: undefined };
}
