import { randomUUID } from 'node:crypto';
import type { CardAction } from '../../cards/kit/card-actions.ts';
import { handoverCard } from '../../cards/handovers/handover-card.ts';
import { handoverFormCard } from '../../cards/handovers/handover-form-card.ts';
import { notAllowedCard, outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { type Handover, handoverViewer } from '../../services/handovers/handover.ts';
import { parseNote } from '../../services/handovers/note.ts';
import type { HandoversService } from '../../services/handovers/handovers-service.ts';
import type { CustomerId, HandoverId } from '../../services/ids.ts';
import { NotAllowedError } from '../../services/identity/not-allowed-error.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

type HandoverAction = Extract<CardAction, { verb: `handover.${string}` }>;

interface HandoverCardsOptions {
  readonly handovers: HandoversService;
  /** Brings the news to everybody else, now rather than with the next round. */
  readonly deliverHandovers: () => Promise<void>;
}

/** From each press on a hand-over to the card that follows. */
export class HandoverCards {
  readonly #its: HandoverCardsOptions;

  constructor(options: HandoverCardsOptions) {
    this.#its = options;
  }

  async handle(turn: Turn, action: HandoverAction): Promise<Shown> {
    const { handovers } = this.#its;
    if (action.verb === 'handover.start') return this.start(turn, action.customerId);
    const { handoverId } = action;
    if (turn.isAutomatic) return this.#shown(turn, await handovers.find(turn.agent, handoverId));
    switch (action.verb) {
      case 'handover.send':
        return this.#send(turn, action);
      case 'handover.take':
        return this.#changed(turn, await handovers.take(turn.agent, handoverId));
      case 'handover.giveBack':
        return this.#changed(turn, await handovers.giveBack(turn.agent, handoverId));
      case 'handover.close':
        return this.#changed(turn, await handovers.close(turn.agent, handoverId));
      case 'handover.show':
        return this.#shown(turn, await handovers.find(turn.agent, handoverId));
    }
  }

  /** The form; or, where somebody has handed the customer over already, how that stands. */
  async start(turn: Turn, customerId: CustomerId): Promise<Shown> {
    const { customer, candidates, unfinished } = await this.#its.handovers.prepare(turn.agent, customerId);
    if (unfinished) return this.#shown(turn, unfinished);
    const handoverId = randomUUID() as HandoverId;
    return shown(handoverFormCard({ language: turn.language, customer, handoverId, candidates }));
  }

  /** Who may confirm does that instead; where it is the partner that may not, there is a message for its provider. */
  async startFor(turn: Turn, customer: CustomerSummary): Promise<Shown> {
    try {
      return await this.start(turn, customer.customerId);
    } catch (error) {
      if (!(error instanceof NotAllowedError)) throw error;
      const { capability, reason } = error;
      const { customerId, companyName } = customer;
      const attestInstead = reason.kind === 'may-attest' ? customerId : undefined;
      const { language } = turn;
      return shown(notAllowedCard({ language, capability, reason, customer: companyName, attestInstead }));
    }
  }

  async #send(turn: Turn, action: Extract<HandoverAction, { verb: 'handover.send' }>): Promise<Shown> {
    const { customerId, handoverId, note } = action;
    const sending = await this.#its.handovers.send(turn.agent, customerId, { handoverId, note });
    if (sending.kind !== 'nobody')
      return this.#changed(turn, sending.kind === 'handed-over' ? sending.handover : undefined);
    const { language } = turn;
    const form = { language, customer: sending.customer, handoverId, candidates: [], note: parseNote(note) };
    return shown(handoverFormCard(form));
  }

  #changed(turn: Turn, handover: Handover | undefined): Shown {
    return { ...this.#shown(turn, handover), afterwards: this.#its.deliverHandovers };
  }

  #shown(turn: Turn, handover: Handover | undefined): Shown {
    const { language, agent } = turn;
    if (!handover) return shown(outdatedCard({ language }));
    const viewer = handoverViewer(handover, agent.agentId);
    return shown(handoverCard({ language, timeZone: agent.timeZone, handover, viewer }));
  }
}
