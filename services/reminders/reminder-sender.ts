import type { Reminder } from './reminder.ts';

export interface SentTo {
  readonly conversationId: string;
  readonly activityId: string;
}

/** What came of one attempt to send; `status` is the channel's HTTP status where there was one. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly to: SentTo }
  /** The channel asks everybody to wait. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | undefined }
  /** Worth another attempt later. */
  | { readonly kind: 'failed'; readonly status: number | undefined }
  /** The recipient has removed or blocked the bot, was never reachable, or is gone: no more attempts. */
  | { readonly kind: 'unreachable'; readonly status: number | undefined };

/** Brings reminders to their recipients; one attempt a call, and no exception for what a channel may do. */
export interface ReminderSender {
  send(reminder: Reminder): Promise<SendOutcome>;
  /** Shows in the message of before what is true now. */
  update(reminder: Reminder, at: SentTo): Promise<SendOutcome>;
}
