import { invitationNewsCard } from '../cards/invitation-news-card.ts';
import type { AgentsStore } from '../services/conversations/agents-store.ts';
import type { ConversationsStore } from '../services/conversations/conversations-store.ts';
import { languageOfAgent } from '../services/conversations/language-of-agent.ts';
import type { SendOutcome } from '../services/conversations/send-outcome.ts';
import type { InvitationMessenger, InvitationNews } from '../services/invitations/invitation-teller.ts';
import { cardMessage } from './card-message.ts';
import type { PrivateMessenger } from './private-messenger.ts';

interface CardInvitationMessengerOptions {
  readonly agents: AgentsStore;
  readonly conversations: ConversationsStore;
  readonly messenger: PrivateMessenger;
}

/** Brings what has become of invitations to agents as cards in their private chats. */
export class CardInvitationMessenger implements InvitationMessenger {
  readonly #its: CardInvitationMessengerOptions;

  constructor(options: CardInvitationMessengerOptions) {
    this.#its = options;
  }

  async tell(news: InvitationNews): Promise<SendOutcome> {
    const { agents, conversations, messenger } = this.#its;
    const { invitedBy } = news.invitation;
    const agent = await agents.find(invitedBy);
    const language = languageOfAgent(agent, await conversations.findPersonal(invitedBy));
    const card = invitationNewsCard({ language, timeZone: agent?.timeZone ?? 'UTC', news });
    return messenger.send(invitedBy, cardMessage(card));
  }
}
