import { handoverCard } from '../../cards/handovers/handover-card.ts';
import type { SendOutcome } from '../../services/conversations/send-outcome.ts';
import type { HandoverMessenger, HandoverNews } from '../../services/handovers/handover-delivery.ts';
import { handoverViewer } from '../../services/handovers/handover.ts';
import type { AgentCards, Reader } from './agent-cards.ts';

/** Brings hand-overs to agents. */
export class CardHandoverMessenger implements HandoverMessenger {
  readonly #agentCards: AgentCards;

  constructor({ agentCards }: { readonly agentCards: AgentCards }) {
    this.#agentCards = agentCards;
  }

  async show({ handover, agentId, stand }: HandoverNews): Promise<SendOutcome> {
    const viewer = handoverViewer(handover, agentId);
    const cardFor = (reader: Reader) => handoverCard({ ...reader, handover, viewer });
    return stand ? this.#agentCards.update(agentId, stand, cardFor) : this.#agentCards.send(agentId, cardFor);
  }
}
