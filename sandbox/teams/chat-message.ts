/** A message in its present state. */
export interface ChatMessage {
  readonly id: string;
  readonly from: 'bot' | 'person';
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly text: string;
  /** What Teams shows of it in a notification; empty where the bot sent none. */
  readonly summary: string;
  readonly textFormat: 'markdown' | 'plain';
  readonly cards: readonly CardJson[];
  /** The message that the bot answers with this one. */
  readonly replyToId?: string | undefined;
  /** The bot changed the message later, or the answer to a button replaced a card of it. */
  readonly updated: boolean;
}

export type CardJson = Readonly<Record<string, unknown>>;

/** A change in a chat. `person` is the object id of the person in it. */
export type ChatEvent = { readonly person: string; readonly conversationId: string } & (
  | { readonly kind: 'message' | 'update'; readonly message: ChatMessage }
  | { readonly kind: 'delete'; readonly messageId: string }
  | { readonly kind: 'typing' }
);
