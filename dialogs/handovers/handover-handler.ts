import { randomUUID } from 'node:crypto';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { handoverCard } from '../../cards/handovers/handover-card.ts';
import { handoverFormCard } from '../../cards/handovers/handover-form-card.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { Handover } from '../../services/handovers/handover.ts';
import { parseNote } from '../../services/handovers/note.ts';
import type { HandoversService } from '../../services/handovers/handovers-service.ts';
import type { CustomerId, HandoverId } from '../../services/ids.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface HandoverHandlerOptions {
  readonly handovers: HandoversService;
  /** Says that there is nothing to hand over; undefined for a customer that has not accepted. */
  readonly showIfAccepted: (turn: Turn, customer: CustomerSummary) => Promise<Reply | undefined>;
  /** Brings the news to everybody else, now rather than with the next round. */
  readonly deliverHandovers: () => Promise<void>;
}

/** Passes a customer on to colleagues who may confirm, and shows how that stands. */
export class HandoverHandler {
  readonly #options: HandoverHandlerOptions;

  constructor(options: HandoverHandlerOptions) {
    this.#options = options;
  }

  async show(turn: Turn, handoverId: HandoverId): Promise<Reply> {
    return this.#show(turn, await this.#options.handovers.find(turn.agent, handoverId));
  }

  /** The form; or, where the customer has accepted or somebody has handed it over already, how that stands. */
  async start(turn: Turn, customerId: CustomerId): Promise<Reply> {
    const { customer, candidates, unfinished } = await this.#options.handovers.prepare(turn.agent, customerId);
    const accepted = await this.#options.showIfAccepted(turn, customer);
    if (accepted) return accepted;
    if (unfinished) return this.#show(turn, unfinished);
    const handoverId = randomUUID() as HandoverId;
    return reply(handoverFormCard({ language: turn.language, customer, handoverId, candidates }));
  }

  async send(turn: Turn, action: ActionOf<'handover.send'>): Promise<Reply> {
    const { customerId, handoverId, note } = action;
    const { customer } = await this.#options.handovers.prepare(turn.agent, customerId);
    const accepted = await this.#options.showIfAccepted(turn, customer);
    if (accepted) return accepted;
    const sending = await this.#options.handovers.send(turn.agent, customerId, { handoverId, note });
    if (sending.kind !== 'nobody')
      return this.#changed(turn, sending.kind === 'handed-over' ? sending.handover : undefined);
    const { language } = turn;
    const form = { language, customer: sending.customer, handoverId, candidates: [], note: parseNote(note) };
    return reply(handoverFormCard(form));
  }

  async take(turn: Turn, handoverId: HandoverId): Promise<Reply> {
    const { agent, conversationId, cardActivityId: activityId } = turn;
    const seenAt = activityId === undefined ? undefined : { conversationId, activityId };
    return this.#changed(turn, await this.#options.handovers.take(agent, handoverId, seenAt));
  }

  async giveBack(turn: Turn, handoverId: HandoverId): Promise<Reply> {
    return this.#changed(turn, await this.#options.handovers.giveBack(turn.agent, handoverId));
  }

  async close(turn: Turn, handoverId: HandoverId): Promise<Reply> {
    return this.#changed(turn, await this.#options.handovers.close(turn.agent, handoverId));
  }

  async #changed(turn: Turn, handover: Handover | undefined): Promise<Reply> {
    return { ...(await this.#show(turn, handover)), afterwards: this.#options.deliverHandovers };
  }

  async #show({ language, agent }: Turn, handover: Handover | undefined): Promise<Reply> {
    if (!handover) return reply(outdatedCard({ language }));
    const view = await this.#options.handovers.viewFor(agent, handover);
    return reply(handoverCard({ language, timeZone: agent.timeZone, ...view }));
  }
}
