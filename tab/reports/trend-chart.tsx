import { Text } from '@fluentui/react-components';
import { dayText, shortDayText } from '../../cards/wording/dates.ts';
import type { Sentences } from '../../cards/wording/sentences.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import { customerStatuses } from '../../services/customers/customer-status.ts';
import type { Overview, StatusCounts } from '../api/schema.d.ts';
import { useDesk } from '../kit/desk.ts';
import styles from './overview.module.css';

type Trend = Overview['trend'];
type Week = Extract<Trend, { kind: 'weeks' }>['weeks'][number];

/** How the standing has changed: a bar a week, and the same in words. */
export function TrendChart({ trend }: { readonly trend: Trend }) {
  const { wording } = useDesk();
  return (
    <section className={styles.section} aria-labelledby="trend">
      <h2 id="trend">{wording.text('report.trend.title')}</h2>
      {trend.kind === 'weeks' ? <Weeks weeks={trend.weeks} /> : <Text>{whenThereIsOne(trend, wording)}</Text>}
    </section>
  );
}

function whenThereIsOne(trend: Exclude<Trend, { kind: 'weeks' }>, wording: Sentences): string {
  if (trend.kind === 'not-kept') return wording.text('report.trend.reading');
  return wording.filled('report.trend.later', { day: dayText(trend.day as CalendarDay, wording) });
}

function Weeks({ weeks }: { readonly weeks: readonly Week[] }) {
  const { wording } = useDesk();
  const most = Math.max(1, ...weeks.map(({ counts }) => sumOf(counts)));
  return (
    <>
      <ol className={styles.weeks} aria-hidden="true">
        {weeks.map(({ day, counts }) => (
          <li key={day}>
            <Bar counts={counts} most={most} />
            <Text size={100}>{shortDayText(day as CalendarDay, wording)}</Text>
          </li>
        ))}
      </ol>
      <Text>{inWords(weeks, wording)}</Text>
    </>
  );
}

const percent = 100;

/** The statuses of a week on top of each other. A week without counts has no bar. */
function Bar({ counts, most }: { readonly counts: StatusCounts | null; readonly most: number }) {
  return (
    <span className={styles.bar}>
      {counts &&
        customerStatuses.map((status) => (
          <span key={status} data-status={status} style={{ height: `${(percent * counts[status]) / most}%` }} />
        ))}
    </span>
  );
}

function inWords(weeks: readonly Week[], wording: Sentences): string {
  const counted = weeks.filter(({ counts }) => counts !== null);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return '';
  const [from, to] = [first, last].map(({ day }) => shortDayText(day as CalendarDay, wording)) as [string, string];
  const sentence = (key: 'accepted' | 'unconfirmed', count: (counts: StatusCounts | null) => number) => {
    const numbers = { from, to, first: count(first.counts), last: count(last.counts) };
    return wording.filled(`report.trend.${key}${numbers.first === numbers.last ? '.same' : ''}`, numbers);
  };
  return wording.together(
    sentence('accepted', (counts) => (counts ? counts.direct + counts.attested : 0)),
    sentence('unconfirmed', (counts) => (counts ? counts.none + counts['renewal-due'] : 0)),
  );
}

function sumOf(counts: StatusCounts | null): number {
  return counts ? customerStatuses.reduce((sum, status) => sum + counts[status], 0) : 0;
}
