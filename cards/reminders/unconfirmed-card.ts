import type { Language } from '../../services/conversations/language.ts';
import type { DirectoryProgress } from '../../services/customers/customer-status.ts';
import type { ReminderCase, UnconfirmedPage } from '../../services/reminders/reminder.ts';
import { type OwnerFilter, ownerFilters, unconfirmedPageSize } from '../../services/reminders/unconfirmed-page.ts';
import { type CardButton, plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { choiceTitle, shorten } from '../kit/shorten.ts';
import { noticeCard } from '../kit/notice-card.ts';
import unconfirmed from './unconfirmed.json' with { type: 'json' };
import { dayText, dayTextAt } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

export type UnconfirmedList = Omit<UnconfirmedPage, 'page'>;

interface UnconfirmedData {
  readonly language: Language;
  readonly timeZone: string;
  readonly owner: OwnerFilter;
  /** From 1. */
  readonly page: number;
  readonly list: UnconfirmedList;
  readonly progress: DirectoryProgress;
  /** In a channel or group chat: opens the private chat, where owners are shown and customers can be opened. */
  readonly privateChatUrl?: string | undefined;
}

const template = new CardTemplate(unconfirmed);

/** The customers that have not accepted, a page at a time. */
export function unconfirmedCard(data: UnconfirmedData): AdaptiveCardJson {
  const { language, owner, list } = data;
  const wording = wordingFor(language);
  if (list.rows.length === 0) return emptyNotice(data);
  const first = (data.page - 1) * unconfirmedPageSize + 1;
  const isPrivate = data.privateChatUrl === undefined;
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: wording.text(`unconfirmed.title.${owner}`),
    shown: shownText(first, list, wording),
    progress: progressSentences(data.progress, wording),
    rows: list.rows.map((row, index) => rowOf(row, first + index, data)),
    choices: isPrivate ? [choiceOf(list.rows, first, wording)] : [],
    links: linksFor(data, wording),
    buttons: isPrivate
      ? [openButton(data, wording), ...pageButtons(data, wording), ...filterButtons(data, wording)]
      : [],
  });
}

function emptyNotice(data: UnconfirmedData): AdaptiveCardJson {
  const { language, owner } = data;
  const wording = wordingFor(language);
  const progress = progressSentences(data.progress, wording);
  const isReading = progress.length > 0;
  const readingTitle = data.progress.isForProviderAlone ? 'unconfirmed.untold.title' : 'unconfirmed.reading.title';
  return noticeCard({
    language,
    tone: isReading ? 'info' : 'good',
    title: wording.text(isReading ? readingTitle : `unconfirmed.none.${owner}.title`),
    paragraphs: isReading ? progress : [wording.text(`unconfirmed.none.${owner}.text`)],
    links: linksFor(data, wording),
    buttons: data.privateChatUrl === undefined ? filterButtons(data, wording) : [],
  });
}

function shownText(first: number, { rows, total, isMoreThanTotal }: UnconfirmedList, wording: Wording): string {
  return wording.filled('unconfirmed.shown', {
    first,
    last: first + rows.length - 1,
    total: `${wording.number(total)}${isMoreThanTotal ? '+' : ''}`,
  });
}

/** Customers that have not been read are missing from the list, so it must not look complete. */
function progressSentences(progress: DirectoryProgress, wording: Wording): readonly string[] {
  const { read, customers, isListed, isForProviderAlone } = progress;
  if (isForProviderAlone) return [wording.text('unconfirmed.untold.text')];
  if (isListed && read >= customers) return [];
  return [wording.filled(isListed ? 'unconfirmed.reading' : 'unconfirmed.listing', { read, customers })];
}

function rowOf(row: ReminderCase, number: number, { timeZone, language, privateChatUrl }: UnconfirmedData) {
  const wording = wordingFor(language);
  const { customer, status, unconfirmedSince, neededBy, owner } = row;
  const again = status === 'renewal-due' ? [wording.text('status.renewal-due.title')] : [];
  const since = unconfirmedSince && dayTextAt(unconfirmedSince, language, timeZone);
  const name = owner ? shorten(owner.name) : wording.text('owner.none');
  const details = [
    ...again,
    ...(neededBy ? [wording.filled(`digest.${neededBy.for}`, { day: dayText(neededBy.day, language) })] : []),
    ...(since === undefined ? [] : [wording.filled('digest.since', { day: since })]),
    ...(privateChatUrl === undefined ? [wording.filled('assign.now', { owner: name })] : []),
  ];
  return { customer: `${wording.number(number)}. ${shorten(customer.companyName)}`, details: details.join(' · ') };
}

/** A list to fold out: each row as a button would be more actions than a card may have. */
function choiceOf(rows: readonly ReminderCase[], first: number, wording: Wording) {
  const customers = rows.map(({ customer }, index) => ({
    title: `${wording.number(first + index)}. ${choiceTitle(customer.companyName)}`,
    value: customer.customerId,
  }));
  return { label: wording.text('unconfirmed.customer'), value: customers[0]?.value ?? '', customers };
}

function openButton({ owner, page }: UnconfirmedData, wording: Wording): CardButton {
  return sendButton(wording.text('digest.open'), { verb: 'unconfirmed.open', owner, page: String(page) });
}

function pageButtons({ owner, page, list }: UnconfirmedData, wording: Wording): readonly CardButton[] {
  const turnTo = (title: string, to: number) =>
    plainButton(title, { verb: 'unconfirmed.show', owner, page: String(to) });
  return [
    ...(page > 1 ? [turnTo(wording.text('unconfirmed.previous'), page - 1)] : []),
    ...(list.hasMore ? [turnTo(wording.text('unconfirmed.next'), page + 1)] : []),
  ];
}

function filterButtons({ owner }: UnconfirmedData, wording: Wording): readonly CardButton[] {
  return ownerFilters
    .filter((filter) => filter !== owner)
    .map((filter) =>
      plainButton(wording.text(`unconfirmed.${filter}`), { verb: 'unconfirmed.show', owner: filter, page: '1' }),
    );
}

function linksFor({ privateChatUrl }: UnconfirmedData, wording: Wording) {
  return privateChatUrl === undefined ? [] : [{ title: wording.text('private.open'), url: privateChatUrl }];
}
