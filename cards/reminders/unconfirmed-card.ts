import { listBackButtons } from './reminder-buttons.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { DirectoryProgress } from '../../services/customers/customer-status.ts';
import type { ListCounts, ReminderCase } from '../../services/reminders/reminder.ts';
import { type ListFilter, unconfirmedPageSize } from '../../services/reminders/unconfirmed-page.ts';
import { type CardButton, carryButton, plainButton, primaryButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { shorten } from '../kit/shorten.ts';
import { type ListPlace, listData } from './back-link.ts';
import { caseLines } from './case-lines.ts';
import { customerRow } from '../customers/customer-row.ts';
import { countText, filterTiles } from './filter-tiles.ts';
import { type Outcome, outcomeBanner } from './several-outcome.ts';
import unconfirmed from './unconfirmed.json' with { type: 'json' };
import { type Wording, wordingFor } from '../wording/wording.ts';

interface UnconfirmedData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  /** The agent's day. */
  readonly today: CalendarDay;
  readonly place: ListPlace;
  readonly rows: readonly ReminderCase[];
  readonly hasMore: boolean;
  readonly counts: ListCounts;
  readonly progress: DirectoryProgress;
  /** What was searched for; `rows` are then what was found of it. */
  readonly search?: { readonly words: string; readonly others: readonly CustomerSummary[] } | undefined;
  /** What the agent has just done with several of them. */
  readonly outcome?: Outcome | undefined;
  /** In a channel or group chat: opens the private chat, where owners are shown and customers can be opened. */
  readonly privateChatUrl?: string | undefined;
}

const template = new CardTemplate(unconfirmed);
const longestSearch = 80;

/** The customers that have not accepted: how many of which kind, and one page of them, each to be opened. */
export function unconfirmedCard(data: UnconfirmedData): AdaptiveCardJson {
  const { place, counts, rows, search, outcome } = data;
  const wording = wordingFor(data.language);
  if (counts.all.count === 0) return emptyNotice(data, wording);
  const isPrivate = data.privateChatUrl === undefined;
  return template.expand(wording, {
    title: wording.text(search ? 'unconfirmed.title.all' : `unconfirmed.title.${place.filter}`),
    banners: outcome ? [outcomeBanner(outcome, wording)] : [],
    tiles: isPrivate ? filterTiles({ place, counts, isSearch: search !== undefined }, wording) : [],
    searches: isPrivate ? [searchField(data, wording)] : [],
    shown: rows.length === 0 ? [] : [shownText(data, wording)],
    notes: [...emptySentences(data, wording), ...progressSentences(data.progress, wording)],
    lists: rows.length === 0 ? [] : [{ rows: rows.map((row) => rowOf(row, data, wording)) }],
    links: linksFor(data.privateChatUrl, wording),
    buttons: isPrivate ? buttonsFor(data, wording) : [],
  });
}

function emptyNotice({ language, progress, place, privateChatUrl }: UnconfirmedData, wording: Wording) {
  const sentences = progressSentences(progress, wording);
  const isReading = sentences.length > 0;
  const lookAgain = plainButton(wording.text('status.checkAgain'), { verb: 'unconfirmed.show', ...listData(place) });
  const readingTitle = progress.isForProviderAlone ? 'unconfirmed.untold.title' : 'unconfirmed.reading.title';
  return noticeCard({
    language,
    tone: isReading ? 'info' : 'good',
    title: wording.text(isReading ? readingTitle : 'unconfirmed.none.title'),
    paragraphs: isReading ? sentences : [wording.text('unconfirmed.none.all')],
    links: linksFor(privateChatUrl, wording),
    buttons: privateChatUrl === undefined ? [lookAgain, ...listBackButtons(place, wording)] : [],
  });
}

function linksFor(privateChatUrl: string | undefined, wording: Wording) {
  return privateChatUrl === undefined ? [] : [{ title: wording.text('private.open'), url: privateChatUrl }];
}

function searchField({ place, search }: UnconfirmedData, wording: Wording) {
  return {
    label: wording.text('unconfirmed.search'),
    placeholder: wording.text('unconfirmed.search.placeholder'),
    value: search ? shorten(search.words, longestSearch) : '',
    buttons: [
      carryButton(wording.text('unconfirmed.search.button'), { verb: 'unconfirmed.search', ...listData(place) }),
    ],
  };
}

/** "11–20 of 43", and what comes first; only the number where all are shown. */
function shownText({ place, rows, counts, hasMore, search }: UnconfirmedData, wording: Wording): string {
  if (search) return wording.filled(hasMore ? 'unconfirmed.found.more' : 'unconfirmed.found', { count: rows.length });
  const { page, filter } = place;
  const order = wording.text(orderKeys[filter]);
  if (page === 1 && !hasMore) return wording.filled('unconfirmed.shown.all', { count: rows.length, order });
  const first = (page - 1) * unconfirmedPageSize + 1;
  const last = first + rows.length - 1;
  return wording.filled('unconfirmed.shown', { first, last, total: countText(counts[filter], wording), order });
}

const orderKeys = {
  all: 'unconfirmed.order.urgent',
  mine: 'unconfirmed.order.urgent',
  nobody: 'unconfirmed.order.urgent',
  none: 'unconfirmed.order.longest',
  overdue: 'unconfirmed.order.urgent',
  stopped: 'unconfirmed.order.urgent',
  renewal: 'unconfirmed.order.renewal',
  invited: 'unconfirmed.order.invited',
} as const satisfies Readonly<Record<ListFilter, string>>;

function emptySentences({ rows, search, place, counts }: UnconfirmedData, wording: Wording): readonly string[] {
  if (rows.length > 0) return [];
  if (!search)
    return [wording.text(`unconfirmed.none.${place.filter}`), ...nextSentences(place.filter, counts, wording)];
  const words = shorten(search.words, longestSearch);
  const others = search.others.slice(0, namedOthers).map(({ companyName }) => shorten(companyName));
  return [
    wording.filled('unconfirmed.notFound', { words }),
    ...(others.length > 0 ? [wording.filled('unconfirmed.notFound.others', { customers: wording.allOf(others) })] : []),
  ];
}

const namedOthers = 3;

/** Whoever owns nobody may not know how one comes to own a customer. */
function nextSentences(filter: ListFilter, { nobody }: ListCounts, wording: Wording): readonly string[] {
  return filter === 'mine' && nobody.count > 0 ? [wording.text('unconfirmed.none.mine.next')] : [];
}

/** Customers that have not been read are missing from the list, so it must not look complete. */
function progressSentences(progress: DirectoryProgress, wording: Wording): readonly string[] {
  const { read, customers, isListed, isForProviderAlone } = progress;
  if (isForProviderAlone) return [wording.text('unconfirmed.untold.text')];
  if (isListed && read >= customers) return [];
  return [wording.filled(isListed ? 'unconfirmed.reading' : 'unconfirmed.listing', { read, customers })];
}

function rowOf(row: ReminderCase, data: UnconfirmedData, wording: Wording): object {
  const isPrivate = data.privateChatUrl === undefined;
  const { customerId, companyName } = row.customer;
  const opens = { verb: 'reminder.show', customerId, ...listData(data.place) } as const;
  const lines = caseLines(row, { ...data, isPrivate }, wording);
  return customerRow({ companyName, lines, opens: isPrivate ? opens : undefined });
}

function buttonsFor(
  { place, rows, hasMore, search, counts }: UnconfirmedData,
  wording: Wording,
): readonly CardButton[] {
  const data = listData(place);
  const turnTo = (title: string, page: number) =>
    plainButton(title, { verb: 'unconfirmed.show', ...data, page: String(page) });
  const isPaged = search === undefined;
  return [
    ...(isPaged && rows.length > 1
      ? [primaryButton(wording.text('unconfirmed.choose'), { verb: 'unconfirmed.choose', ...data })]
      : []),
    ...(isPaged && place.page > 1 ? [turnTo(wording.text('unconfirmed.previous'), place.page - 1)] : []),
    ...(isPaged && hasMore ? [turnTo(wording.text('unconfirmed.next'), place.page + 1)] : []),
    ...(isPaged && rows.length === 0 ? [elsewhereButton({ place, counts }, wording)] : []),
    ...listBackButtons(place, wording),
  ];
}

/** From a list that is empty to one that is not. */
function elsewhereButton({ place, counts }: Pick<UnconfirmedData, 'place' | 'counts'>, wording: Wording): CardButton {
  const filter = place.filter === 'mine' && counts.nobody.count > 0 ? 'nobody' : 'all';
  const title = wording.text(filter === 'all' ? 'unconfirmed.toAll' : 'unconfirmed.toNobody');
  return primaryButton(title, { verb: 'unconfirmed.show', ...listData({ ...place, filter, page: 1 }) });
}
