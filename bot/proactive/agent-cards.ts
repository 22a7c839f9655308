import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import type { AgentsStore } from '../../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../../services/conversations/conversations-store.ts';
import { languageOfAgent } from '../../services/conversations/language-of-agent.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { SendOutcome, SentTo } from '../../services/conversations/send-outcome.ts';
import type { AgentId } from '../../services/ids.ts';
import { cardMessage } from './card-message.ts';
import type { PrivateMessenger } from './private-messenger.ts';

/** How somebody reads a card. */
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
}

interface AgentCardsOptions {
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly privately: PrivateMessenger;
}

/** Brings cards to agents in their private chats, in their own language. One attempt a call. */
export class AgentCards {
  readonly #its: AgentCardsOptions;

  constructor(options: AgentCardsOptions) {
    this.#its = options;
  }

  async send(agentId: AgentId, cardFor: (reader: Reader) => AdaptiveCardJson): Promise<SendOutcome> {
    return this.#its.privately.send(agentId, cardMessage(cardFor(await this.#readerOf(agentId))));
  }

  async update(agentId: AgentId, at: SentTo, cardFor: (reader: Reader) => AdaptiveCardJson): Promise<SendOutcome> {
    return this.#its.privately.update(agentId, at, cardMessage(cardFor(await this.#readerOf(agentId))));
  }

  async #readerOf(agentId: AgentId): Promise<Reader> {
    const agent = await this.#its.agents.find(agentId);
    const language = languageOfAgent(agent, await this.#its.conversations.findPersonal(agentId));
    return { language, timeZone: agent?.timeZone ?? 'UTC' };
  }
}
