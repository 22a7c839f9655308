import type { Clock } from '../../services/clock.ts';
import type { CardJson, ChatEvent, ChatMessage, SignInCard } from './chat-message.ts';
import { channel } from './channel.ts';
import { ownerOfChat, personalChatIdOf } from './teams-account.ts';

export interface Chat {
  readonly id: string;
  /** Object id of the person who sees it on the page; empty for the channel. */
  readonly person: string;
  readonly messages: ChatMessage[];
  /** Cards that single people see in place of a message's, by message and person. */
  readonly views: Map<string, CardJson>;
  /** The person removed the app, so the bot may no longer write here. */
  removed: boolean;
}

type Listener = (event: ChatEvent) => void;
type Change = Partial<Pick<ChatMessage, 'text' | 'summary' | 'textFormat' | 'cards' | 'signIn' | 'file'>>;

/** All conversations, in memory. */
export class Chats {
  readonly #clock: Clock;
  readonly #chats = new Map<string, Chat>();
  readonly #listeners = new Set<Listener>();
  #lastId = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#getOrCreate(channel.id, '');
  }

  personal(person: string): Chat {
    return this.#getOrCreate(personalChatIdOf(person), person);
  }

  /** A chat that the bot may know from an earlier process counts as there. */
  find(conversationId: string): Chat | undefined {
    const person = ownerOfChat(conversationId);
    return person ? this.personal(person) : this.#chats.get(conversationId);
  }

  /** The chat in which `person` says something. An unknown chat becomes theirs. */
  spokenIn(conversationId: string, person: string): Chat {
    return this.find(conversationId) ?? this.#getOrCreate(conversationId, person);
  }

  /** Ids are milliseconds, as in Teams. No id comes twice. */
  nextId(): string {
    this.#lastId = Math.max(this.#lastId + 1, this.#clock.now().getTime());
    return String(this.#lastId);
  }

  add(chat: Chat, message: Omit<ChatMessage, 'sentAt' | 'updated'>): void {
    const added = { ...message, sentAt: this.#clock.now().toISOString(), updated: false };
    chat.messages.push(added);
    this.#tell(chat, { kind: 'message', message: added });
  }

  change(chat: Chat, messageId: string, change: Change): boolean {
    const at = chat.messages.findIndex(({ id }) => id === messageId);
    const message = chat.messages[at];
    if (!message) return false;
    const changed = { ...message, ...change, updated: true };
    chat.messages[at] = changed;
    for (const key of chat.views.keys()) if (key.startsWith(`${messageId} `)) chat.views.delete(key);
    this.#tell(chat, { kind: 'update', message: changed });
    return true;
  }

  /** As this person sees it. */
  messagesFor({ messages, views }: Chat, person: string): readonly ChatMessage[] {
    return messages.map((message) => {
      const own = views.get(viewKey(message.id, person));
      return own ? { ...message, cards: [own] } : message;
    });
  }

  /** The card that one person of the channel sees from now on, and nobody else (Universal Actions, "User Specific Views"). */
  showAlone(
    chat: Chat,
    messageId: string,
    { person, card }: { readonly person: string; readonly card: CardJson },
  ): void {
    chat.views.set(viewKey(messageId, person), card);
    const message = this.messagesFor(chat, person).find(({ id }) => id === messageId);
    if (message) this.#tell({ ...chat, person }, { kind: 'update', message });
  }

  replaceCard(chat: Chat, messageId: string, card: CardJson): void {
    this.change(chat, messageId, { cards: [card] });
  }

  /** Nothing where the bot has put something else in its place. */
  showSignIn(chat: Chat, messageId: string, state: SignInCard['state']): void {
    const { signIn } = chat.messages.find(({ id }) => id === messageId) ?? {};
    if (signIn) this.change(chat, messageId, { signIn: { ...signIn, state } });
  }

  delete(chat: Chat, messageId: string): boolean {
    const at = chat.messages.findIndex(({ id }) => id === messageId);
    if (at < 0) return false;
    chat.messages.splice(at, 1);
    this.#tell(chat, { kind: 'delete', messageId });
    return true;
  }

  showTyping(chat: Chat): void {
    this.#tell(chat, { kind: 'typing' });
  }

  /** Calls `listener` for every change, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #getOrCreate(id: string, person: string): Chat {
    const chat = this.#chats.get(id) ?? { id, person, messages: [], views: new Map(), removed: false };
    this.#chats.set(id, chat);
    return chat;
  }

  #tell(chat: Chat, what: DistributedOmit<ChatEvent>): void {
    for (const listener of this.#listeners) listener({ person: chat.person, conversationId: chat.id, ...what });
  }
}

const viewKey = (messageId: string, person: string): string => `${messageId} ${person}`;

type DistributedOmit<Event> = Event extends unknown ? Omit<Event, 'person' | 'conversationId'> : never;
