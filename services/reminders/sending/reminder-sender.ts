import type { Reminder } from '../reminder.ts';
import { type BackOff, backOffMs } from '../../back-off.ts';
import type { SendOutcome, SentTo } from '../../conversations/send-outcome.ts';
import { minuteMs } from '../../duration.ts';

/** Sends reminders to their recipients: one attempt a call, and no exception for what a channel may answer. */
export interface ReminderSender {
  send(reminder: Reminder): Promise<SendOutcome>;
  /** Updates the earlier message to what is true now. */
  update(reminder: Reminder, at: SentTo): Promise<SendOutcome>;
}

const backOff: BackOff = { firstMs: 30_000, longestMs: 30 * minuteMs };

/** Where the channel asks to wait and does not say how long. */
export const usualPauseMs = 5_000;
/** How soon it is tried again to look up the roles of a recipient. */
export const rolesRetryMs = 5 * minuteMs;

export function retryAfterMs(failuresBefore: number, random: () => number): number {
  return backOffMs(backOff, failuresBefore, random());
}
