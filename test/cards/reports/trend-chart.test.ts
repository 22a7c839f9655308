import { expect, test } from '@jest/globals';
import { trendChart } from '../../../cards/reports/trend-chart.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import { type StatusCounts, type TrendWeek, noCustomers } from '../../../services/reports/report.ts';

const week = (day: string, counts?: Partial<StatusCounts>): TrendWeek => ({
  day: day as CalendarDay,
  counts: counts && { ...noCustomers, ...counts },
});

const weeks = [
  week('2026-11-04', { direct: 20, attested: 1_015, none: 8 }),
  week('2026-11-11'),
  week('2026-11-18', { direct: 40, attested: 1_030 }),
];

test('says in words all that the chart draws, with a dash for a week in which nobody counted', () => {
  expect(trendChart(weeks, wordingFor('en')).inWords).toEqual([
    'Accepted by the customer: 20 · – · 40',
    'Acceptance confirmed: 1,015 · – · 1,030',
    'No acceptance yet: 8 · – · 0',
  ]);
});

test('draws the weeks that were counted, and no status that nobody has', () => {
  const { series } = trendChart(weeks, wordingFor('en'));
  expect(series.map(({ legend, values }) => [legend, ...values.map(({ y }) => y)])).toEqual([
    ['Accepted by the customer', 20, 40],
    ['Acceptance confirmed', 1_015, 1_030],
    ['No acceptance yet', 8, 0],
  ]);
});

test('gives each status a colour of its own', () => {
  const all = { direct: 1, attested: 1, 'renewal-due': 1, none: 1, unknown: 1 };
  const { series } = trendChart([week('2026-11-11', all), week('2026-11-18', all)], wordingFor('en'));
  expect(new Set(series.map(({ color }) => color)).size).toBe(5);
});

test('draws and says nothing where nobody is counted', () => {
  expect(trendChart([week('2026-11-11', {}), week('2026-11-18', {})], wordingFor('en'))).toMatchObject({
    series: [],
    inWords: [],
  });
});
