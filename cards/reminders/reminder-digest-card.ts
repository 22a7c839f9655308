import { isAccepted } from '../../services/customers/customer-status.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { ReminderMessageId } from '../../services/ids.ts';
import { type ReminderCase, type ReminderReason, mostInDigest } from '../../services/reminders/reminder.ts';
import { type CardButton, plainButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { shorten } from '../kit/shorten.ts';
import digest from './reminder-digest.json' with { type: 'json' };
import { commandWords } from '../wording/commands.ts';
import { dayText, dayTextAt } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface ReminderDigestData {
  readonly language: Language;
  readonly timeZone: string;
  readonly messageId: ReminderMessageId;
  /** The most urgent first; at most `mostInDigest` are shown. */
  readonly cases: readonly ReminderCase[];
  /** How many more are due. */
  readonly others: number;
}

const template = new CardTemplate(digest);

/** The most urgent customers of a day in one message, and what has become of each. */
export function reminderDigestCard(data: ReminderDigestData): AdaptiveCardJson {
  const { language } = data;
  const wording = wordingFor(language);
  const cases = data.cases.slice(0, mostInDigest);
  const settings = plainButton(wording.text('reminder.settings'), { verb: 'reminders.show' });
  if (cases.every(({ status }) => isAccepted(status))) return settledNotice({ ...data, cases }, settings);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: wording.text('digest.title'),
    intro: wording.text('digest.intro'),
    rows: cases.map((reminded) => row(reminded, data, wording)),
    notes: [
      ...othersSentences(data.others, wording),
      wording.filled('digest.stop', { button: wording.text('reminder.settings') }),
    ],
    buttons: [settings],
  });
}

function settledNotice({ language, cases, others }: ReminderDigestData, settings: CardButton): AdaptiveCardJson {
  const wording = wordingFor(language);
  const customers = wording.allOf(cases.map(({ customer }) => shorten(customer.companyName)));
  return noticeCard({
    language,
    tone: 'good',
    title: wording.text('digest.done.title'),
    paragraphs: [wording.filled('digest.done.text', { customers }), ...othersSentences(others, wording)],
    buttons: [settings],
  });
}

function othersSentences(others: number, wording: Wording): readonly string[] {
  const command = commandWords[wording.language].unconfirmed[0];
  return others === 0 ? [] : [wording.filled('digest.others', { count: others, command })];
}

function row(reminded: ReminderCase, { messageId, timeZone }: ReminderDigestData, wording: Wording) {
  const { customer, status } = reminded;
  const open = plainButton(wording.text('digest.open'), {
    verb: 'reminder.open',
    messageId,
    customerId: customer.customerId,
  });
  return {
    customer: shorten(customer.companyName),
    state: stateText(reminded, timeZone, wording),
    color: isAccepted(status) ? 'Good' : 'Default',
    details: isAccepted(status) ? [] : detailsOf(reminded, timeZone, wording),
    opens: isAccepted(status) ? [] : [{ buttons: [open] }],
  };
}

/** Why it is brought up, or what has become of it. */
function stateText(reminded: ReminderCase, timeZone: string, wording: Wording): string {
  const { status, isMuted, postponedUntil, reason } = reminded;
  if (isAccepted(status)) return wording.text(`digest.settled.${status}`);
  if (isMuted) return wording.text('reminder.muted.title');
  if (postponedUntil)
    return wording.filled('reminder.postponed.title', { day: dayTextAt(postponedUntil, wording.language, timeZone) });
  return reasonText(reason, timeZone, wording);
}

function reasonText(reason: ReminderReason, timeZone: string, wording: Wording): string {
  switch (reason.kind) {
    case 'first':
      return wording.text('digest.first');
    case 'again':
      return wording.filled('digest.again', { day: dayTextAt(reason.last, wording.language, timeZone) });
    case 'needed-by':
      return wording.filled(`digest.${reason.neededFor}`, { day: dayText(reason.neededBy, wording.language) });
    case 'postponed':
      return wording.text('digest.postponed');
  }
}

function detailsOf({ unconfirmedSince }: ReminderCase, timeZone: string, wording: Wording): readonly string[] {
  if (!unconfirmedSince) return [];
  return [wording.filled('digest.since', { day: dayTextAt(unconfirmedSince, wording.language, timeZone) })];
}
