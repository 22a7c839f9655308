import type { ChatMessage } from '../chat-message.ts';
import type { Press } from './card-renderer.ts';

/** The action by which this person's client refreshes the card by itself; undefined where the client would not. */
export function automaticRefresh({ cards }: ChatMessage, userId: string): Omit<Press, 'button'> | undefined {
  const { refresh } = (cards[0] ?? {}) as { refresh?: Refresh };
  if (!refresh?.action || (refresh.userIds && !refresh.userIds.includes(userId))) return undefined;
  const { id, verb, data } = refresh.action;
  return { type: 'Action.Execute', id, verb, data: data ?? {} };
}

interface Refresh {
  readonly action?: { readonly id?: string; readonly verb?: string; readonly data?: Record<string, unknown> };
  /** In a small conversation a missing list means everybody (Universal Actions, "Refresh"). */
  readonly userIds?: readonly string[];
}
