import { expect, test } from '@jest/globals';
import { type CalendarDay, addDays } from '../../../services/calendar-day.ts';
import type { DayCounts } from '../../../services/reports/report.ts';
import { weeklyTrend } from '../../../services/reports/weekly-trend.ts';

const today = '2026-11-18' as CalendarDay;

const counted = (daysAgo: number): DayCounts => ({
  day: addDays(today, -daysAgo),
  counts: { direct: daysAgo, attested: 0, 'renewal-due': 0, none: 0, unknown: 0 },
});
const daysAgo = (...days: readonly number[]): readonly DayCounts[] => days.map(counted);

test('a week is told by its newest day', () => {
  expect(weeklyTrend(daysAgo(13, 8, 7, 6, 2, 1, 0), today)).toEqual({ kind: 'weeks', weeks: daysAgo(7, 0) });
});

test('a week in which nobody counted stays a gap, before the first there is nothing', () => {
  const gap = { day: addDays(today, -7), counts: undefined };
  expect(weeklyTrend(daysAgo(15, 3), today)).toEqual({ kind: 'weeks', weeks: [counted(15), gap, counted(3)] });
});

test('no more than twelve weeks are shown', () => {
  const trend = weeklyTrend(daysAgo(...Array.from({ length: 100 }, (_, index) => 99 - index)), today);
  expect(trend.kind === 'weeks' && trend.weeks.map(({ day }) => day)).toEqual(
    Array.from({ length: 12 }, (_, index) => addDays(today, -7 * (11 - index))),
  );
});

test('days of one week are no trend, and it is told from when there is one', () => {
  expect(weeklyTrend(daysAgo(3, 2, 1, 0), today)).toEqual({ kind: 'from', day: addDays(today, 4) });
  expect(weeklyTrend(daysAgo(20), today)).toEqual({ kind: 'from', day: today });
  expect(weeklyTrend([], today)).toEqual({ kind: 'not-kept' });
});
