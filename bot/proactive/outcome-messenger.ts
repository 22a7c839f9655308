import { attestationReceiptCard } from '../../cards/agreements/attestation-receipt-card.ts';
import type { AttestationRoad } from '../../services/agreements/attestation-road.ts';
import type { LedgerEntry } from '../../services/agreements/ledger-entry.ts';
import type { OutcomeMessenger } from '../../services/agreements/reconciliation-service.ts';
import type { SendOutcome } from '../../services/conversations/send-outcome.ts';
import type { AgentCards, Reader } from './agent-cards.ts';

interface CardOutcomeMessengerOptions {
  readonly road: AttestationRoad;
  readonly agentCards: AgentCards;
}

/** Brings an outcome that came too late for its turn to the agent: as a new message, and in the card it began on. */
export class CardOutcomeMessenger implements OutcomeMessenger {
  readonly #its: CardOutcomeMessengerOptions;

  constructor(options: CardOutcomeMessengerOptions) {
    this.#its = options;
  }

  async tell(entry: LedgerEntry): Promise<SendOutcome> {
    const { road, agentCards } = this.#its;
    const { attestedBy, conversationId, cardActivityId: activityId } = entry;
    const earlier = await road.findEarlier(entry);
    const cardFor = (reader: Reader) => attestationReceiptCard({ ...reader, entry, earlier });
    const sent = await agentCards.send(attestedBy, cardFor);
    // Once told, an old card that is gone is no reason to tell them twice.
    if (sent.kind === 'sent' && conversationId !== undefined && activityId !== undefined) {
      await agentCards.update(attestedBy, { conversationId, activityId }, cardFor);
    }
    return sent;
  }
}
