import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { Clock } from '../services/clock.ts';
import type { Contact } from '../services/conversations/contacts-store.ts';
import type { Conversation, ConversationsStore } from '../services/conversations/conversations-store.ts';
import type { ReachabilityService } from '../services/conversations/reachability-service.ts';
import type { AgentId } from '../services/ids.ts';
import type { Log } from '../services/log.ts';
import type { SendOutcome, SentTo } from '../services/conversations/send-outcome.ts';
import type { Connector } from './connector.ts';
import { ConversationPace } from './conversation-pace.ts';
import { failedSend } from './failed-send.ts';

interface PrivateMessengerOptions {
  readonly connector: Connector;
  readonly reachability: ReachabilityService;
  readonly conversations: ConversationsStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace?: ConversationPace;
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
      case 'contact':
        return this.#attempt('send', agentId, async () => this.#post(await this.#open(place.contact), message));
      case 'conversation':
        return this.#attempt('send', agentId, () => this.#post(place.conversation, message));
    }
  }

  /** `failed` with 404: there is no such message any more, and never will be. */
  async update(agentId: AgentId, at: SentTo, message: Partial<Activity>): Promise<SendOutcome> {
    const { connector, conversations, reachability } = this.#its;
    const { kind } = await reachability.findPlace(agentId);
    if (kind === 'none') return { kind: 'unreachable', status: undefined };
    const chat = await conversations.find(at.conversationId);
    if (!chat) return { kind: 'failed', status: 404 };
    return this.#attempt('update', agentId, async () => {
      await this.#pace.take(chat.conversationId);
      await connector.update(chat, at.activityId, addressed(message, chat));
      return at;
    });
  }

  async #attempt(act: 'send' | 'update', agentId: AgentId, attempt: () => Promise<SentTo>): Promise<SendOutcome> {
    try {
      return { kind: 'sent', to: await attempt() };
    } catch (error) {
      const outcome = failedSend(error, act);
      this.#its.log.warn({ agentId, act, outcome: outcome.kind, err: error }, 'message was not taken');
      if (outcome.kind === 'unreachable') await this.#mark(agentId, outcome.status);
      return outcome;
    }
  }

  async #post(chat: Conversation, message: Partial<Activity>): Promise<SentTo> {
    const { conversationId } = chat;
    await this.#pace.take(conversationId);
    return { conversationId, activityId: await this.#its.connector.send(chat, addressed(message, chat)) };
  }

  /** Kept, so that the next message needs no opening. */
  async #open(contact: Contact): Promise<Conversation> {
    const conversationId = await this.#its.connector.openPersonal(contact);
    const { agentId, serviceUrl } = contact;
    const reference = JSON.stringify(referenceFrom(contact, conversationId));
    const chat: Conversation = { conversationId, agentId, kind: 'personal', serviceUrl, reference };
    await this.#its.conversations.saveChanged(chat, this.#its.clock.now());
    return chat;
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

function addressed(message: Partial<Activity>, { reference, serviceUrl }: Conversation): Partial<Activity> {
  const where = { ...(JSON.parse(reference) as Partial<ConversationReference>), serviceUrl };
  return TurnContext.applyConversationReference({ ...message }, where);
}
