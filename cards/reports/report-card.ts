import type { LanguageTag } from '../../services/conversations/language.ts';
import { type CustomerStatus, customerStatuses } from '../../services/customers/customer-status.ts';
import type { AgentActivity, LinkCounts, Report, Trend } from '../../services/reports/report.ts';
import { linkViews } from '../../services/reminders/lists/customer-filter.ts';
import type { ListFilter } from '../../services/reminders/unconfirmed-page.ts';
import { openButton, plainButton, selectAction } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, type Banner, CardTemplate } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { shorten } from '../kit/shorten.ts';
import report from './report.json' with { type: 'json' };
import { trendChart, trendSentences } from './trend-chart.ts';
import { dayText, instantText } from '../wording/dates.ts';
import type { PlainKey } from '../wording/sentences.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface ReportCardData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly report: Report;
  /** Whether the agent may take the report for auditors away. */
  readonly mayExport?: boolean;
}

const template = new CardTemplate(report);

/** Where all customers stand, how that has changed, and who has done what about it. */
export function reportCard(data: ReportCardData): AdaptiveCardJson {
  const { timeZone, report, mayExport } = data;
  const wording = wordingFor(data.language);
  const customers = customerStatuses.reduce((sum, status) => sum + report.counts[status], 0);
  if (customers === 0) return nothingYet(data, wording);
  return template.expand(wording, {
    title: wording.text('report.title'),
    banner: bannerOf(report, customers, wording),
    counts: [
      ...customerStatuses.map((status) => countRow(status, report.counts[status], wording)),
      ...linkRows(report.links, wording),
    ],
    trendTitle: wording.text('report.trend.title'),
    ...trendParts(report.trend, wording),
    agentsTitle: wording.text('report.agents.title'),
    agentsNote: wording.text(hasActivity(report) ? 'report.agents.how' : 'report.agents.nobody'),
    agents: agentRows(report, wording),
    counted: wording.filled('report.counted', { instant: instantText(report.countedAt, wording, timeZone) }),
    buttons: [
      refreshButton(wording),
      plainButton(wording.text('report.unconfirmed'), { verb: 'unconfirmed.show', filter: 'all', page: '1' }),
      ...auditButtons(mayExport, wording),
    ],
  });
}

const linkNames = {
  'link-ready': 'list.link.ready',
  'link-waiting': 'list.link.waiting',
  'link-expired': 'list.link.expired',
} as const satisfies Readonly<Record<keyof LinkCounts, PlainKey>>;

/** Where nobody goes that road, nothing is said of it. */
function linkRows(links: LinkCounts, wording: Wording): readonly object[] {
  return linkViews
    .filter((view) => links[view] > 0)
    .map((view) => rowOf(wording.text(linkNames[view]), links[view], { wording }));
}

function countRow(status: CustomerStatus, count: number, wording: Wording): object {
  return rowOf(wording.text(`status.${status}.title`), count, {
    filter: count > 0 ? lists[status] : undefined,
    wording,
  });
}

interface Row {
  readonly filter?: ListFilter | undefined;
  readonly wording: Wording;
}

/** What can be listed is a press away from its number. */
function rowOf(label: string, count: number, { filter, wording }: Row): object {
  const text = { type: 'TextBlock', text: label, wrap: true, ...(filter ? { color: 'Accent' } : {}) };
  const number = { type: 'TextBlock', text: wording.number(count), weight: 'Bolder', wrap: true };
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'stretch', items: [text] },
      { type: 'Column', width: 'auto', items: [{ ...number, horizontalAlignment: 'Right' }] },
    ],
    ...(filter
      ? {
          selectAction: selectAction(`${label}: ${wording.number(count)}`, {
            verb: 'unconfirmed.show',
            filter,
            page: '1',
            opens: 'below',
          }),
        }
      : {}),
  };
}

/** Where the customers of a status are listed. */
const lists: Readonly<Partial<Record<CustomerStatus, ListFilter>>> = { none: 'none', 'renewal-due': 'renewal' };

function nothingYet({ mayExport }: ReportCardData, wording: Wording): AdaptiveCardJson {
  return noticeCard({
    language: wording.language,
    tone: 'info',
    title: wording.text('report.none.title'),
    paragraphs: [wording.text('report.none.text')],
    buttons: [refreshButton(wording), ...auditButtons(mayExport, wording)],
  });
}

function auditButtons(mayExport: boolean | undefined, wording: Wording) {
  return mayExport ? [openButton(wording.text('tab.audit'), { verb: 'audit.show' })] : [];
}

function refreshButton(wording: Wording) {
  return plainButton(wording.text('report.refresh'), { verb: 'report.show' });
}

/** While customers are being read, how many have accepted would say nothing yet. */
function bannerOf({ counts, progress, isRead }: Report, customers: number, wording: Wording): Banner {
  if (isRead) return acceptedBanner(counts.direct + counts.attested, customers, wording);
  const { read, customers: found } = progress;
  const title = wording.filled(progress.isListed ? 'report.reading' : 'report.listing', { read, customers: found });
  return { style: 'accent', title, paragraphs: [wording.text('report.others')] };
}

function acceptedBanner(accepted: number, customers: number, wording: Wording): Banner {
  const title = wording.filled('report.accepted', { accepted, customers });
  return { style: accepted === customers ? 'good' : 'accent', title, paragraphs: [] };
}

function trendParts(trend: Trend, wording: Wording) {
  switch (trend.kind) {
    case 'weeks':
      return { charts: [trendChart(trend.weeks, wording)], trend: trendSentences(trend.weeks, wording) };
    case 'from':
      return {
        charts: [],
        trend: [wording.filled('report.trend.later', { day: dayText(trend.day, wording) })],
      };
    case 'not-kept':
      return { charts: [], trend: [wording.text('report.trend.reading')] };
  }
}

function hasActivity({ agents, others }: Report): boolean {
  return agents.length + others.agents > 0;
}

function agentRows({ agents, others }: Report, wording: Wording) {
  const named = agents.map((agent) => ({ name: shorten(agent.name), details: detailsOf(agent, wording) }));
  if (others.agents === 0) return named;
  const name = wording.filled('report.agents.others', { count: others.agents });
  return [...named, { name, details: detailsOf(others, wording) }];
}

function detailsOf({ confirmed, invited }: AgentActivity, wording: Wording): string {
  const details = [
    ...(confirmed.inAll > 0 ? [wording.filled('report.agent.confirmed', confirmed)] : []),
    ...(invited.inAll > 0 ? [wording.filled('report.agent.invited', invited)] : []),
  ];
  return details.join(' · ');
}
