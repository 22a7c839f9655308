import { type CustomerStatus, customerStatuses } from '../../services/customers/customer-status.ts';
import type { TrendWeek } from '../../services/reports/report.ts';
import { shortDayText } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';

/** How each status looks in Teams' charts (adaptivecards.microsoft.com, `ChartColor`). */
const colours: Readonly<Record<CustomerStatus, string>> = {
  direct: 'categoricalBlue',
  attested: 'categoricalTeal',
  'renewal-due': 'categoricalMarigold',
  none: 'categoricalRed',
  unknown: 'neutral',
};

/** What `report.json` makes a chart of, and the same numbers for clients that draw no charts. */
export interface TrendChart {
  readonly title: string;
  readonly yAxisTitle: string;
  readonly series: readonly {
    readonly legend: string;
    readonly color: string;
    readonly values: readonly { readonly x: string; readonly y: number }[];
  }[];
  /** A line a status: its numbers from week to week, with a dash for a week without any. */
  readonly inWords: readonly string[];
}

type CountedWeek = TrendWeek & { readonly counts: NonNullable<TrendWeek['counts']> };

/** Stacked bars from the first status up, week by week. */
export function trendChart(weeks: readonly TrendWeek[], wording: Wording): TrendChart {
  const counted = weeks.filter(isCounted);
  const statuses = customerStatuses.filter((status) => counted.some(({ counts }) => counts[status] > 0));
  return {
    title: wording.text('report.trend.title'),
    yAxisTitle: wording.text('report.trend.customers'),
    series: statuses.map((status) => ({
      legend: wording.text(`status.${status}.title`),
      color: colours[status],
      values: counted.map(({ day, counts }) => ({ x: shortDayText(day, wording), y: counts[status] })),
    })),
    inWords: statuses.map((status) => lineOf(status, weeks, wording)),
  };
}

function lineOf(status: CustomerStatus, weeks: readonly TrendWeek[], wording: Wording): string {
  const numbers = weeks.map(({ counts }) => (counts ? wording.number(counts[status]) : '–'));
  return `${wording.text(`status.${status}.title`)}: ${numbers.join(' · ')}`;
}

/** What has changed between the first and the last of the weeks. */
export function trendSentences(weeks: readonly TrendWeek[], wording: Wording): readonly string[] {
  const weeksCounted = weeks.filter(isCounted);
  const [first, last] = [weeksCounted[0], weeksCounted.at(-1)];
  if (!first || !last) return [];
  const days = { from: shortDayText(first.day, wording), to: shortDayText(last.day, wording) };
  const sentence = (key: keyof typeof counted) => {
    const numbers = { first: counted[key](first.counts), last: counted[key](last.counts) };
    const isSame = numbers.first === numbers.last;
    return wording.filled(`report.trend.${key}${isSame ? '.same' : ''}`, { ...days, ...numbers });
  };
  const hasUnknown = first.counts.unknown + last.counts.unknown > 0;
  return [sentence('accepted'), sentence('unconfirmed'), ...(hasUnknown ? [sentence('unknown')] : [])];
}

/** What is said of a week, of its numbers by status. */
const counted = {
  accepted: ({ direct, attested }) => direct + attested,
  unconfirmed: (counts) => counts.none + counts['renewal-due'],
  unknown: ({ unknown }) => unknown,
} as const satisfies Readonly<Record<string, (counts: CountedWeek['counts']) => number>>;

function isCounted(week: TrendWeek): week is CountedWeek {
  return week.counts !== undefined;
}
