import type { Clock } from '../clock.ts';
import type { ColleaguesService } from '../conversations/colleagues-service.ts';
import type { Customer } from '../customer.ts';
import type { CustomersService } from '../customers/customers-service.ts';
import type { CustomerId, HandoverId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import type { Handover, HandoverParty, HandoverState } from './handover.ts';
import type { HandoversStore } from './handovers-store.ts';
import { parseNote } from './note.ts';

/** More would be a circular letter. */
const mostCandidates = 20;

interface HandoversOptions {
  readonly handovers: HandoversStore;
  readonly colleagues: ColleaguesService;
  readonly customers: CustomersService;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
  readonly log: Log;
}

/** What there is before a customer is handed over. */
export interface HandoverStart {
  readonly customer: Customer;
  /** Who would get it. */
  readonly candidates: readonly HandoverParty[];
  /** An earlier hand-over of the customer that has not ended. */
  readonly unfinished: Handover | undefined;
}

export type HandoverSending =
  | { readonly kind: 'handed-over'; readonly handover: Handover }
  /** Nobody is left who could take it. */
  | { readonly kind: 'nobody'; readonly customer: Customer }
  /** The id stands for a hand-over of somebody else, or of another customer. */
  | { readonly kind: 'unknown' };

/** Passes customers from agents who may not confirm to those who may. The first to take one has it. */
export class HandoversService {
  readonly #options: HandoversOptions;

  constructor(options: HandoversOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`, for an indirect reseller's agents too: no colleague of theirs could confirm. */
  async prepare(agent: Agent, customerId: CustomerId): Promise<HandoverStart> {
    await this.#options.authorization.require(agent, 'hand-over');
    const [customer, candidates, unfinished] = await Promise.all([
      this.#options.customers.getCustomer(agent, customerId),
      this.#options.colleagues.listWhoMay(agent, 'attest', { most: mostCandidates }),
      this.#options.handovers.findUnfinished(customerId),
    ]);
    return { customer, candidates, unfinished };
  }

  /**
   * Hands over, once for the id. Cards go out with the next delivery. Throws `NotAllowedError` and
   * `CustomerNotFoundError`.
   */
  async send(
    agent: Agent,
    customerId: CustomerId,
    { handoverId, note }: { readonly handoverId: HandoverId; readonly note: string },
  ): Promise<HandoverSending> {
    const { handovers, clock, log } = this.#options;
    const { customer, candidates, unfinished } = await this.prepare(agent, customerId);
    if (unfinished) return { kind: 'handed-over', handover: unfinished };
    if (candidates.length === 0) return { kind: 'nobody', customer };
    const now = clock.now();
    const from = { agentId: agent.agentId, name: agent.name };
    const { companyName } = customer;
    const kept = await handovers.add(
      {
        handoverId,
        customerId,
        companyName,
        from,
        note: parseNote(note),
        state: { kind: 'open' },
        createdAt: now,
        changedAt: now,
      },
      candidates,
    );
    // A colleague was faster: theirs counts.
    if (kept.handoverId !== handoverId) return { kind: 'handed-over', handover: kept };
    if (kept.from.agentId !== agent.agentId || kept.customerId !== customerId) return { kind: 'unknown' };
    log.info({ handoverId, customerId, agentId: agent.agentId, candidates: candidates.length }, 'customer handed over');
    return { kind: 'handed-over', handover: kept };
  }

  /** The first agent gets it; the others see who has it. Throws `NotAllowedError`. */
  async take(agent: Agent, handoverId: HandoverId): Promise<Handover | undefined> {
    return this.#move(agent, handoverId, { from: { kind: 'open' }, to: (by) => ({ kind: 'taken', by }) });
  }

  /** Back to all who may confirm. */
  async giveBack(agent: Agent, handoverId: HandoverId): Promise<Handover | undefined> {
    const from = { kind: 'taken', heldBy: agent.agentId } as const;
    return this.#move(agent, handoverId, { from, to: () => ({ kind: 'open' }) });
  }

  /** It cannot be confirmed; the sender is told. */
  async close(agent: Agent, handoverId: HandoverId): Promise<Handover | undefined> {
    const from = { kind: 'taken', heldBy: agent.agentId } as const;
    return this.#move(agent, handoverId, { from, to: (by) => ({ kind: 'closed', by }) });
  }

  /** Every agent who sees the status may know of a hand-over. */
  async findUnfinished(agent: Agent, customerId: CustomerId): Promise<Handover | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.handovers.findUnfinished(customerId);
  }

  /** Undefined for an agent who is not part of it. */
  async find(agent: Agent, handoverId: HandoverId): Promise<Handover | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    const isParty = await this.#options.handovers.isParty(handoverId, agent.agentId);
    return isParty ? this.#options.handovers.find(handoverId) : undefined;
  }

  async #move(agent: Agent, handoverId: HandoverId, move: Move): Promise<Handover | undefined> {
    const { authorization, handovers, clock, log } = this.#options;
    await authorization.require(agent, 'attest');
    const found = await this.find(agent, handoverId);
    if (!found) return undefined;
    const state = move.to({ agentId: agent.agentId, name: agent.name });
    const change = { state, actor: agent.agentId, now: clock.now() };
    const isMoved = await handovers.change(handoverId, move.from, change);
    if (isMoved) log.info({ handoverId, agentId: agent.agentId, state: state.kind }, 'hand-over changed');
    return handovers.get(handoverId);
  }
}

interface Move {
  readonly from: { readonly kind: HandoverState['kind']; readonly heldBy?: Agent['agentId'] };
  readonly to: (by: HandoverParty) => HandoverState;
}
