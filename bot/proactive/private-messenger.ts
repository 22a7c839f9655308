import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { Clock } from '../../services/clock.ts';
import type { Contact } from '../../services/conversations/contacts-store.ts';
import type { Conversation, ConversationsStore } from '../../services/conversations/conversations-store.ts';
import type { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Log } from '../../services/log.ts';
import type { SendOutcome, SentTo } from '../../services/conversations/send-outcome.ts';
import type { Connector } from './connector.ts';
import { ConversationPace } from './conversation-pace.ts';
import { type FailedSend, failedSend } from './failed-send.ts';

interface PrivateMessengerOptions {
  readonly connector: Connector;
  readonly reachability: ReachabilityService;
  readonly conversations: ConversationsStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace?: ConversationPace;
}

interface NotTaken {
  readonly outcome: FailedSend;
}

/** Writes to agents of the bot's own accord. One attempt a call; whatever Teams says comes back as data. */
export class PrivateMessenger {
  readonly #its: PrivateMessengerOptions;
  readonly #pace: ConversationPace;

  constructor(options: PrivateMessengerOptions) {
    this.#its = options;
    this.#pace = options.pace ?? new ConversationPace();
  }

  /** In the agent's private chat, which is opened where there is none yet. */
  async send(agentId: AgentId, message: Partial<Activity>): Promise<SendOutcome> {
    const place = await this.#its.reachability.findPlace(agentId);
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

  /** `failed` with 403 or 404: there is no such message any more, and never will be. */
  async update(agentId: AgentId, at: SentTo, message: Partial<Activity>): Promise<SendOutcome> {
    const { connector, conversations, reachability } = this.#its;
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
    const taken = await this.#attempt('send', agentId, () => this.#its.connector.send(chat, activity));
    return 'outcome' in taken ? taken.outcome : { kind: 'sent', to: { conversationId, activityId: taken.answer } };
  }

  /** Kept, so that the next message needs no opening. */
  async #open(contact: Contact): Promise<{ readonly chat: Conversation } | NotTaken> {
    const { agentId, serviceUrl } = contact;
    const taken = await this.#attempt('send', agentId, () => this.#its.connector.openPersonal(contact));
    if ('outcome' in taken) return taken;
    const conversationId = taken.answer;
    const reference = JSON.stringify(referenceFrom(contact, conversationId));
    const chat: Conversation = { conversationId, agentId, kind: 'personal', serviceUrl, reference };
    await this.#its.conversations.saveChanged(chat, this.#its.clock.now());
    return { chat };
  }

  /** Only what the Connector throws says something about the chat; a failure of our own is thrown on. */
  async #attempt<Answer>(
    act: 'send' | 'update',
    agentId: AgentId,
    call: () => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | NotTaken> {
    try {
      return { answer: await call() };
    } catch (error) {
      const outcome = failedSend(error, act);
      this.#its.log.warn({ agentId, act, outcome: outcome.kind, err: error }, 'message was not taken');
      if (outcome.kind === 'unreachable') await this.#mark(agentId, outcome.status);
      return { outcome };
    }
  }

  async #mark(agentId: AgentId, status: number | undefined): Promise<void> {
    const { reachability, clock, log } = this.#its;
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

/** The id alone is enough to write to a chat, should the rest not be readable. */
function storedReference({ reference, conversationId }: Conversation): Partial<ConversationReference> {
  const byId = { channelId: 'msteams', conversation: { id: conversationId } } as Partial<ConversationReference>;
  try {
    const stored: unknown = JSON.parse(reference);
    return typeof stored === 'object' && stored !== null ? stored : byId;
  } catch {
    return byId;
  }
}
