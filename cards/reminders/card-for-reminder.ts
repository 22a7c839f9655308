import type { Reminder } from '../../services/reminders/reminder.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { reminderCard } from './reminder-card.ts';
import { reminderDigestCard } from './reminder-digest-card.ts';

/** What the recipient gets, in their language and with the days of their time zone: fresh, or after something was settled. */
export function cardForReminder(reminder: Reminder): AdaptiveCardJson {
  const { recipient, cases, offers } = reminder;
  const { language, timeZone, agentId } = recipient;
  const [reminded] = cases;
  if (reminder.kind === 'digest' || !reminded) return reminderDigestCard({ ...reminder, language, timeZone });
  return reminderCard({ language, timeZone, reminded, offers, agentId });
}
