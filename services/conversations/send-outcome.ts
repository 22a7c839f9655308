export interface SentTo {
  readonly conversationId: string;
  readonly activityId: string;
}

/** What came of one attempt to write to an agent; `status` is the channel's HTTP status where there was one. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly to: SentTo }
  /** The channel asks everybody to wait. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | undefined }
  /** Worth another attempt later; an update for which `isGone` holds never is. */
  | { readonly kind: 'failed'; readonly status: number | undefined }
  /** The agent has removed or blocked the bot, was never reachable, or is gone: no more attempts. The messenger has noted it. */
  | { readonly kind: 'unreachable'; readonly status: number | undefined };

/** Whether the message that was to be updated is no more. Teams says 404, and 403 of one that its reader deleted. */
export function isGone(outcome: SendOutcome): boolean {
  return outcome.kind === 'failed' && (outcome.status === 403 || outcome.status === 404);
}

/** Attempts to send or to update one message, before it is given up or left for another day. */
export const mostSendAttempts = 8;

/** Messages begun about one outcome. The end of the first may be unknown, since a process died over it; a third is never begun. */
export const mostMessagesBegun = 2;
