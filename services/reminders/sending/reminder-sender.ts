import type { SendOutcome, SentTo } from '../../conversations/send-outcome.ts';
import type { Reminder } from '../reminder.ts';

/** Brings reminders to their recipients; one attempt a call, and no exception for what a channel may do. */
export interface ReminderSender {
  send(reminder: Reminder): Promise<SendOutcome>;
  /** Shows in the message of before what is true now. */
  update(reminder: Reminder, at: SentTo): Promise<SendOutcome>;
}
