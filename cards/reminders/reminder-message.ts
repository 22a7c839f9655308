import type { Reminder } from '../../services/reminders/reminder.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { type PageLink, customerPlace, listPlace } from '../kit/page-link.ts';
import { shorten } from '../kit/shorten.ts';
import { wordingFor } from '../wording/wording.ts';
import { reminderCard } from './reminder-card.ts';
import { reminderDigestCard } from './reminder-digest-card.ts';

/** What the recipient gets, in their language and with the days of their time zone: fresh, or after something was settled. */
export function cardForReminder(reminder: Reminder, linkToPage: PageLink): AdaptiveCardJson {
  const { recipient, cases, offers } = reminder;
  const { language, timeZone, agentId } = recipient;
  const [reminded] = cases;
  if (reminder.kind === 'digest' || !reminded)
    return linkToPage(reminderDigestCard({ ...reminder, language, timeZone }), listPlace('all'), language);
  const card = reminderCard({ language, timeZone, reminded, offers, agentId });
  return linkToPage(card, customerPlace(reminded.customer), language);
}

/** The line that a phone or a desktop shows when a reminder arrives; plain text. */
export function reminderSummary({ recipient, cases, others }: Reminder): string {
  const wording = wordingFor(recipient.language);
  const [first] = cases;
  const customer = shorten(first?.customer.companyName ?? '');
  return wording.filled('toast.customers', { customer, more: cases.length - 1 + others });
}
