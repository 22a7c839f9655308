import type { Language } from '../../services/conversations/language.ts';
import type { TrendWeek } from '../../services/reports/report.ts';
import { stackedStatuses, statusColours } from '../kit/status-colours.ts';
import { statusSwatch, trendPicture } from './trend-picture.ts';
import { shortDayText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

/** What `report.json` makes a chart of, and a picture for clients that draw no charts. */
export interface TrendChart {
  readonly title: string;
  readonly yAxisTitle: string;
  readonly series: readonly {
    readonly legend: string;
    readonly color: string;
    readonly values: readonly { readonly x: string; readonly y: number }[];
  }[];
  readonly picture: string;
  readonly altText: string;
  readonly legend: readonly { readonly swatch: string; readonly label: string }[];
}

type CountedWeek = TrendWeek & { readonly counts: NonNullable<TrendWeek['counts']> };

/** Stacked bars, week by week; `altText` says the same in words. */
export function trendChart(weeks: readonly TrendWeek[], altText: string, language: Language): TrendChart {
  const wording = wordingFor(language);
  const counted = weeks.filter(isCounted);
  const statuses = stackedStatuses.filter((status) => counted.some(({ counts }) => counts[status] > 0));
  return {
    title: wording.text('report.trend.title'),
    yAxisTitle: wording.text('report.trend.customers'),
    series: statuses.map((status) => ({
      legend: labelOf(status, wording),
      color: statusColours[status].chart,
      values: counted.map(({ day, counts }) => ({ x: shortDayText(day, language), y: counts[status] })),
    })),
    picture: trendPicture(weeks),
    altText,
    legend: statuses.map((status) => ({ swatch: statusSwatch(status), label: labelOf(status, wording) })),
  };
}

/** What has changed between the first and the last of the weeks. */
export function trendSentences(weeks: readonly TrendWeek[], language: Language): readonly string[] {
  const wording = wordingFor(language);
  const counted = weeks.filter(isCounted);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return [];
  const change = (count: (counts: CountedWeek['counts']) => number) => ({
    first: count(first.counts),
    last: count(last.counts),
  });
  const days = { from: shortDayText(first.day, language), to: shortDayText(last.day, language) };
  const hasUnknown = first.counts.unknown + last.counts.unknown > 0;
  return [
    wording.filled('report.trend.accepted', { ...days, ...change(({ direct, attested }) => direct + attested) }),
    wording.filled(
      'report.trend.unconfirmed',
      change((counts) => counts.none + counts['renewal-due']),
    ),
    ...(hasUnknown
      ? [
          wording.filled(
            'report.trend.unknown',
            change(({ unknown }) => unknown),
          ),
        ]
      : []),
  ];
}

function isCounted(week: TrendWeek): week is CountedWeek {
  return week.counts !== undefined;
}

function labelOf(status: (typeof stackedStatuses)[number], wording: Wording): string {
  return wording.text(`status.${status}.title`);
}
