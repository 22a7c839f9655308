import { invitationNewsCard } from '../../cards/invitations/invitation-news-card.ts';
import type { SendOutcome } from '../../services/conversations/send-outcome.ts';
import type { InvitationMessenger } from '../../services/invitations/invitation-notifier.ts';
import type { InvitationNews } from '../../services/invitations/invitation.ts';
import type { AgentCards } from './agent-cards.ts';

/** Tells agents what has become of their invitations. */
export class CardInvitationMessenger implements InvitationMessenger {
  readonly #agentCards: AgentCards;

  constructor({ agentCards }: { readonly agentCards: AgentCards }) {
    this.#agentCards = agentCards;
  }

  async tell(news: InvitationNews): Promise<SendOutcome> {
    return this.#agentCards.send(news.invitation.invitedBy, (reader) => invitationNewsCard({ ...reader, news }));
  }
}
