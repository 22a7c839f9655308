import { setTimeout as delay } from 'node:timers/promises';
import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { Clock } from '../../services/clock.ts';
import type { Contact } from '../../services/conversations/contacts-store.ts';
import type { Conversation, ConversationsStore } from '../../services/conversations/conversations-store.ts';
import type { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Log } from '../../services/log.ts';
import type { SendOutcome, SentTo } from '../../services/conversations/send-outcome.ts';
import { type Connector, type TeamsRefusal, retryAfterMsOf } from './connector.ts';

interface PrivateMessengerOptions {
  readonly connector: Connector;
  readonly reachability: ReachabilityService;
  readonly conversations: ConversationsStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace?: ConversationPace;
}

type FailedSend = Exclude<SendOutcome, { kind: 'sent' }>;

interface NotTaken {
  readonly outcome: FailedSend;
}

/** Writes to agents of the bot's own accord. One attempt a call, and whatever Teams answers comes back as data. */
export class PrivateMessenger {
  readonly #options: PrivateMessengerOptions;
  readonly #pace: ConversationPace;

  constructor(options: PrivateMessengerOptions) {
    this.#options = options;
    this.#pace = options.pace ?? new ConversationPace();
  }

  /** Writes into the agent's private chat, which is opened where there is none yet. */
  async send(agentId: AgentId, message: Partial<Activity>): Promise<SendOutcome> {
    const place = await this.#options.reachability.findPlace(agentId);
    switch (place.kind) {
      case 'none':
        if (place.why === 'never-met') await this.#mark(agentId, undefined);
        return { kind: 'unreachable', status: undefined };
      case 'contact': {
        const opened = await this.#open(place.contact);
        return 'chat' in opened ? this.#post(agentId, opened.chat, message) : opened.outcome;
      }
      case 'conversation':
        return this.#post(agentId, place.conversation, message);
    }
  }

  /** `failed` with 403 or 404 means that the message is gone for good. */
  async update(agentId: AgentId, at: SentTo, message: Partial<Activity>): Promise<SendOutcome> {
    const { connector, conversations, reachability } = this.#options;
    const { kind } = await reachability.findPlace(agentId);
    if (kind === 'none') return { kind: 'unreachable', status: undefined };
    const chat = await conversations.find(at.conversationId);
    if (!chat) return { kind: 'failed', status: 404 };
    await this.#pace.take(chat.conversationId);
    const activity = addressed(message, chat);
    const taken = await this.#attempt('update', agentId, () => connector.update(chat, at.activityId, activity));
    return 'outcome' in taken ? taken.outcome : { kind: 'sent', to: at };
  }

  async #post(agentId: AgentId, chat: Conversation, message: Partial<Activity>): Promise<SendOutcome> {
    const { conversationId } = chat;
    await this.#pace.take(conversationId);
    const activity = addressed(message, chat);
    const taken = await this.#attempt('send', agentId, () => this.#options.connector.send(chat, activity));
    return 'outcome' in taken ? taken.outcome : { kind: 'sent', to: { conversationId, activityId: taken.answer } };
  }

  /** Keeps the chat, so that the next message needs no opening. */
  async #open(contact: Contact): Promise<{ readonly chat: Conversation } | NotTaken> {
    const { agentId, serviceUrl } = contact;
    const taken = await this.#attempt('send', agentId, () => this.#options.connector.openPersonal(contact));
    if ('outcome' in taken) return taken;
    const conversationId = taken.answer;
    const reference = JSON.stringify(referenceFrom(contact, conversationId));
    const chat: Conversation = { conversationId, agentId, kind: 'personal', serviceUrl, reference };
    await this.#options.conversations.saveChanged(chat, this.#options.clock.now());
    return { chat };
  }

  /** Only what the Connector throws says something about the chat. A failure of our own is thrown on. */
  async #attempt<Answer>(
    act: 'send' | 'update',
    agentId: AgentId,
    call: () => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | NotTaken> {
    try {
      return { answer: await call() };
    } catch (error) {
      const outcome = failedSend(error, act);
      this.#options.log.warn({ agentId, act, outcome: outcome.kind, err: error }, 'message was not taken');
      if (outcome.kind === 'unreachable') await this.#mark(agentId, outcome.status);
      return { outcome };
    }
  }

  async #mark(agentId: AgentId, status: number | undefined): Promise<void> {
    const { reachability, clock, log } = this.#options;
    const isNews = await reachability.markUnreachable(agentId, status, clock.now());
    if (isNews) log.warn({ agentId, status }, 'agent became unreachable');
  }
}

function referenceFrom(contact: Contact, conversationId: string): Partial<ConversationReference> {
  const { agentId, userId, botId, name, tenantId, serviceUrl } = contact;
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: '' },
    user: { id: userId, name, aadObjectId: agentId },
    conversation: { id: conversationId, conversationType: 'personal', tenantId, isGroup: false, name: '' },
  };
}

function addressed(message: Partial<Activity>, chat: Conversation): Partial<Activity> {
  const where = { ...storedReference(chat), serviceUrl: chat.serviceUrl };
  return TurnContext.applyConversationReference({ ...message }, where);
}

/** The id alone is enough to write to a chat whose reference cannot be read. */
function storedReference({ reference, conversationId }: Conversation): Partial<ConversationReference> {
  const byId = { channelId: 'msteams', conversation: { id: conversationId } } as Partial<ConversationReference>;
  try {
    const stored: unknown = JSON.parse(reference);
    return typeof stored === 'object' && stored !== null ? stored : byId;
  } catch {
    return byId;
  }
}

/** What an error of the Bot Connector means to the sender of a message, or to the one who changes it. */
function failedSend(error: unknown, act: 'send' | 'update'): FailedSend {
  const { statusCode: status } = error as TeamsRefusal;
  if (status === 429) return { kind: 'throttled', retryAfterMs: retryAfterMsOf(error) };
  // Teams answers 403 or 404 to a change of a message that is gone (BotFramework-Services #269), which says nothing of the reader.
  const isUnreachable = act === 'send' && (status === 403 || status === 404);
  return { kind: isUnreachable ? 'unreachable' : 'failed', status };
}

/**
 * Teams allows 8 messages in two seconds in one conversation, 60 in thirty, and 1,800 an hour (bots/how-to/rate-limit). This is
 * half the first and just the second; nobody gets as much as the third.
 */
const usualEveryMs = 500;
const swept = 1_000;

/** Spreads what is sent to one conversation, as when many cards of one agent are settled at once. */
export class ConversationPace {
  readonly #everyMs: number;
  readonly #freeAt = new Map<string, number>();

  constructor(everyMs = usualEveryMs) {
    this.#everyMs = everyMs;
  }

  /** Resolves when it is this caller's turn in the conversation. The first caller's turn is at once. */
  async take(conversationId: string): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.#freeAt.get(conversationId) ?? 0);
    this.#freeAt.set(conversationId, turn + this.#everyMs);
    if (this.#freeAt.size > swept) this.#sweep(now);
    if (turn > now) await delay(turn - now);
  }

  #sweep(now: number): void {
    for (const [conversationId, freeAt] of this.#freeAt) {
      if (freeAt <= now) this.#freeAt.delete(conversationId);
    }
  }
}
