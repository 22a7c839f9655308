export interface SentTo {
  readonly conversationId: string;
  readonly activityId: string;
}

/** What came of one attempt to write to an agent; `status` is the channel's HTTP status where there was one. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly to: SentTo }
  /** The channel asks everybody to wait. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | undefined }
  /** Worth another attempt later; but an update with status 404 never is: the message is gone. */
  | { readonly kind: 'failed'; readonly status: number | undefined }
  /** The agent has removed or blocked the bot, was never reachable, or is gone: no more attempts. Whoever tried has noted it. */
  | { readonly kind: 'unreachable'; readonly status: number | undefined };
