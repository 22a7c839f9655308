import { reportCard } from '../../../../cards/reports/report-card.ts';
import { type CalendarDay, addDays } from '../../../../services/calendar-day.ts';
import type { Report, StatusCounts, TrendWeek } from '../../../../services/reports/report.ts';
import type { CardSample } from '../card-sample.ts';
import type { SampleWords } from '../card-sample-words.ts';

const timeZone = 'Europe/Stockholm';
const today = '2026-03-09' as CalendarDay;
const read = { customers: 1_247, read: 1_244, isListed: true };
const noLinks = { 'link-ready': 0, 'link-waiting': 0, 'link-expired': 0 };
const counts: StatusCounts = { direct: 406, attested: 656, 'renewal-due': 48, none: 134, unknown: 3 };

/** The report in each of its states. */
export function reportSamples({ agentName }: SampleWords): readonly CardSample[] {
  const agents = Array.from({ length: 8 }, (_, index) => ({
    name: agentName,
    confirmed: { recently: 30 - 4 * index, inAll: 1_210 - 150 * index },
    invited: { recently: index, inAll: index * 3 },
  }));
  const nobody = { agents: 0, confirmed: { recently: 0, inAll: 0 }, invited: { recently: 0, inAll: 0 } };
  const sample = (name: string, changes: Partial<Report>): CardSample => ({
    name: `reportCard: ${name}`,
    card: (language) =>
      reportCard({
        language,
        timeZone,
        mayExport: true,
        report: {
          ...{ countedAt: new Date('2026-03-09T13:05:00Z'), counts, progress: read, isRead: true },
          ...{ trend: { kind: 'weeks', weeks: sampleWeeks }, agents, others: nobody, links: noLinks },
          ...changes,
        },
      }),
  });
  return [
    sample('twelve weeks', {
      others: { agents: 14, confirmed: { recently: 12, inAll: 96 }, invited: { recently: 0, inAll: 31 } },
    }),
    sample('customers with links', { links: { 'link-ready': 3, 'link-waiting': 21, 'link-expired': 2 } }),
    sample('two weeks', { trend: { kind: 'weeks', weeks: sampleWeeks.slice(-2) }, agents: agents.slice(0, 1) }),
    sample('nothing changed', {
      trend: { kind: 'weeks', weeks: [0, 7].map((days) => ({ day: addDays(today, days), counts })) },
    }),
    sample('everybody accepted', { counts: { ...counts, 'renewal-due': 0, none: 0, unknown: 0 } }),
    sample('one accepted', { counts: { direct: 1, attested: 0, 'renewal-due': 0, none: 59, unknown: 0 } }),
    sample('first week, nobody confirmed', { trend: { kind: 'from', day: addDays(today, 5) }, agents: [] }),
    sample('still reading', {
      ...{ trend: { kind: 'not-kept' }, agents: [], isRead: false },
      progress: { customers: 96_000, read: 12_400, isListed: true },
      counts: { direct: 4_000, attested: 6_400, 'renewal-due': 800, none: 1_200, unknown: 83_600 },
    }),
    sample('still listing', {
      ...{ trend: { kind: 'not-kept' }, agents: [], isRead: false },
      progress: { customers: 2_600, read: 1_100, isListed: false },
      counts: { direct: 400, attested: 600, 'renewal-due': 0, none: 100, unknown: 1_500 },
    }),
    sample('no customers', { counts: { direct: 0, attested: 0, 'renewal-due': 0, none: 0, unknown: 0 } }),
  ];
}

/** Twelve weeks; in the fourth nobody counted. */
const sampleWeeks: readonly TrendWeek[] = Array.from({ length: 12 }, (_, index) => ({
  day: addDays(today, 7 * (index - 11)),
  counts:
    index === 3
      ? undefined
      : {
          direct: 340 + 6 * index,
          attested: 480 + 16 * index,
          'renewal-due': 70 - 2 * index,
          none: 310 - 16 * index,
          unknown: 36 - 3 * index,
        },
}));
