import { isAccepted } from '../../services/customers/customer-status.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { ReminderMessageId } from '../../services/ids.ts';
import { type ReminderCase, type ReminderReason, mostInDigest } from '../../services/reminders/reminder.ts';
import { type CardButton, plainButton, primaryButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { shorten } from '../kit/shorten.ts';
import { listData } from './back-link.ts';
import { openSince } from './reminder-facts.ts';
import { type RowLine, customerRow } from '../customers/customer-row.ts';
import digest from './reminder-digest.json' with { type: 'json' };
import { dayText, dayTextAt } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface ReminderDigestData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly messageId: ReminderMessageId;
  /** The most urgent first; at most `mostInDigest` are shown. */
  readonly cases: readonly ReminderCase[];
  /** How many more are due. */
  readonly others: number;
  readonly isAnybodyNamed: boolean;
}

const template = new CardTemplate(digest);

/** The most urgent customers of a day in one message, and what has become of each. */
export function reminderDigestCard(data: ReminderDigestData): AdaptiveCardJson {
  const { language, others } = data;
  const wording = wordingFor(language);
  const cases = data.cases.slice(0, mostInDigest);
  const buttons = buttonsFor(data, wording);
  if (cases.every(({ status }) => isAccepted(status))) return settledNotice({ ...data, cases }, buttons);
  return template.expand(wording, {
    title: wording.text('digest.title'),
    intro: introText(cases.length, others, wording),
    lists: [{ rows: cases.map((reminded) => row(reminded, data, wording)) }],
    notes: [
      ...unownedSentences(data, wording),
      wording.filled('digest.stop', { button: wording.text('reminder.settings') }),
    ],
    buttons,
  });
}

/** What these customers are: all that are due for the recipient, or the first of them. */
function introText(shown: number, others: number, wording: Wording): string {
  if (others === 0) return wording.filled('digest.intro.all', { count: shown });
  return wording.filled('digest.intro', { shown, total: shown + others });
}

/** Why the recipient hears of customers that are nobody's, where the partner has not said who should. */
function unownedSentences(
  { cases, isAnybodyNamed }: Pick<ReminderDigestData, 'cases' | 'isAnybodyNamed'>,
  wording: Wording,
): readonly string[] {
  const hasUnowned = cases.some(({ status, owner }) => !isAccepted(status) && owner === undefined);
  if (!hasUnowned || isAnybodyNamed) return [];
  return [wording.filled('digest.unowned', { button: wording.text('preferences.companyPolicy') })];
}

function buttonsFor({ messageId, cases, isAnybodyNamed }: ReminderDigestData, wording: Wording): readonly CardButton[] {
  const hasUnowned = unownedSentences({ cases, isAnybodyNamed }, wording).length > 0;
  const listOf = (filter: 'all' | 'nobody') =>
    ({ verb: 'unconfirmed.show', ...listData({ filter, page: 1, messageId }) }) as const;
  return [
    primaryButton(wording.text('digest.list'), listOf('all')),
    ...(hasUnowned ? [plainButton(wording.text('digest.shareOut'), listOf('nobody'))] : []),
    plainButton(wording.text('reminder.settings'), { verb: 'reminders.show', messageId }),
  ];
}

function settledNotice(
  { language, cases, others }: ReminderDigestData,
  buttons: readonly CardButton[],
): AdaptiveCardJson {
  const wording = wordingFor(language);
  const customers = wording.allOf(cases.map(({ customer }) => shorten(customer.companyName)));
  const more = others === 0 ? [] : [wording.filled('digest.others', { count: others })];
  return noticeCard({
    language,
    tone: 'good',
    title: wording.text('digest.done.title'),
    paragraphs: [wording.filled('digest.done.text', { customers }), ...more],
    buttons,
  });
}

function row(reminded: ReminderCase, { messageId, timeZone }: ReminderDigestData, wording: Wording): object {
  const { customer, status } = reminded;
  const { customerId, companyName } = customer;
  const isSettled = isAccepted(status);
  const lines: readonly RowLine[] = [
    { text: stateText(reminded, timeZone, wording), color: isSettled ? 'Good' : undefined },
    ...(isSettled ? [] : detailsOf(reminded, timeZone, wording)),
  ];
  const opens = isSettled ? undefined : ({ verb: 'reminder.open', messageId, customerId } as const);
  return customerRow({ companyName, lines, opens });
}

/** Why it is brought up, or what has become of it. */
function stateText(reminded: ReminderCase, timeZone: string, wording: Wording): string {
  const { status, isMuted, postponedUntil, reason } = reminded;
  if (isAccepted(status)) return wording.text(`digest.settled.${status}`);
  if (isMuted) return wording.text('reminder.muted.title');
  if (postponedUntil)
    return wording.filled('reminder.postponed.title', { day: dayTextAt(postponedUntil, wording, timeZone) });
  return reasonText(reason, timeZone, wording);
}

function reasonText(reason: ReminderReason, timeZone: string, wording: Wording): string {
  switch (reason.kind) {
    case 'first':
      return wording.text('digest.first');
    case 'again':
      return wording.filled('digest.again', { day: dayTextAt(reason.last, wording, timeZone) });
    case 'needed-by':
      return wording.filled(`digest.${reason.neededFor}`, { day: dayText(reason.neededBy, wording) });
    case 'postponed':
      return wording.text('digest.postponed');
  }
}

function detailsOf(reminded: ReminderCase, timeZone: string, wording: Wording): readonly RowLine[] {
  const { owner, linkStage } = reminded;
  return [
    { text: linkStage ? wording.text(`list.link.${linkStage}`) : '' },
    { text: openSince(reminded, timeZone, wording).join(' · ') },
    { text: owner ? '' : wording.text('list.noOwner') },
  ];
}
