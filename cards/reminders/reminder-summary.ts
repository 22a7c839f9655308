import type { Reminder } from '../../services/reminders/reminder.ts';
import { shorten } from '../kit/shorten.ts';
import { wordingFor } from '../wording/wording.ts';

/** The line that a phone or a desktop shows when a reminder arrives; plain text. */
export function reminderSummary({ recipient, cases, others }: Reminder): string {
  const wording = wordingFor(recipient.language);
  const [first] = cases;
  const customer = shorten(first?.customer.companyName ?? '');
  return wording.filled('toast.customers', { customer, more: cases.length - 1 + others });
}
