import type { AdaptiveCardJson } from '../cards/card-template.ts';
import { handoverCard } from '../cards/handover-card.ts';
import type { AgentsStore } from '../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../services/conversations/conversations-store.ts';
import { languageOfAgent } from '../services/conversations/language-of-agent.ts';
import type { SendOutcome } from '../services/conversations/send-outcome.ts';
import type { HandoverMessenger, HandoverNews } from '../services/handovers/handover-delivery.ts';
import { handoverViewer } from '../services/handovers/handover-viewer.ts';
import { cardMessage } from './card-message.ts';
import type { PrivateMessenger } from './private-messenger.ts';

interface CardHandoverMessengerOptions {
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly messenger: PrivateMessenger;
}

/** Brings hand-overs to agents as cards in their private chats. */
export class CardHandoverMessenger implements HandoverMessenger {
  readonly #its: CardHandoverMessengerOptions;

  constructor(options: CardHandoverMessengerOptions) {
    this.#its = options;
  }

  async show(news: HandoverNews): Promise<SendOutcome> {
    const { messenger } = this.#its;
    const message = cardMessage(await this.#cardFor(news));
    return news.stand ? messenger.update(news.agentId, news.stand, message) : messenger.send(news.agentId, message);
  }

  async #cardFor({ handover, agentId }: HandoverNews): Promise<AdaptiveCardJson> {
    const agent = await this.#its.agents.find(agentId);
    const language = languageOfAgent(agent, await this.#its.conversations.findPersonal(agentId));
    const viewer = handoverViewer(handover, agentId);
    return handoverCard({ language, timeZone: agent?.timeZone ?? 'UTC', handover, viewer });
  }
}
