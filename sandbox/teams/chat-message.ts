/** A message in its present state. */
export interface ChatMessage {
  readonly id: string;
  readonly from: 'bot' | 'person';
  /** The person's name, where several people write. */
  readonly author?: string | undefined;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly text: string;
  /** What Teams shows of it in a notification; empty where the bot sent none. */
  readonly summary: string;
  readonly textFormat: 'markdown' | 'plain';
  readonly cards: readonly CardJson[];
  /** Teams' own card for a sign-in, which is no Adaptive Card. */
  readonly signIn?: SignInCard | undefined;
  /** Teams' own card for a file of the bot's. */
  readonly file?: FileCard | undefined;
  /** The message that the bot answers with this one. */
  readonly replyToId?: string | undefined;
  /** The bot changed the message later, or the answer to a button replaced a card of it. */
  readonly updated: boolean;
}

export type CardJson = Readonly<Record<string, unknown>>;

export type FileCard =
  | {
      readonly kind: 'consent';
      readonly name: string;
      readonly description: string;
      readonly sizeInBytes: number;
      readonly acceptContext: unknown;
      readonly declineContext: unknown;
      /** The buttons are gone then. */
      readonly isDecided: boolean;
    }
  | { readonly kind: 'info'; readonly name: string; readonly contentUrl: string; readonly fileType: string };

export interface SignInCard {
  readonly text: string;
  /** Of the button. */
  readonly title: string;
  /** The page that the button opens in a window. */
  readonly url: string;
  /** For what Teams brings a token by itself; left out where the person has to press the button. */
  readonly exchange?: { readonly id: string; readonly uri: string; readonly connectionName: string } | undefined;
  /** Teams hides the card while it tries by itself, and for good when the bot has taken the token. */
  readonly state: 'trying' | 'shown' | 'done';
}

/** A change in a chat. `person` is the object id of the person who sees it; empty for everybody in the channel. */
export type ChatEvent = { readonly person: string; readonly conversationId: string } & (
  | { readonly kind: 'message' | 'update'; readonly message: ChatMessage }
  | { readonly kind: 'delete'; readonly messageId: string }
  | { readonly kind: 'typing' }
);
