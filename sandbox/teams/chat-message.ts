/** One message in a chat, as person and bot see it now. */
export interface ChatMessage {
  readonly id: string;
  readonly from: 'bot' | 'person';
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly text: string;
  readonly textFormat: 'markdown' | 'plain';
  readonly cards: readonly CardJson[];
  /** The bot changed it after it was sent, or a card of it was replaced by the answer to its own button. */
  readonly updated: boolean;
}

export type CardJson = Readonly<Record<string, unknown>>;

/** What changed in a chat; `person` is the object id of whose chat it is. */
export type ChatEvent = { readonly person: string; readonly conversationId: string } & (
  | { readonly kind: 'message' | 'update'; readonly message: ChatMessage }
  | { readonly kind: 'delete'; readonly messageId: string }
  | { readonly kind: 'typing' }
);
