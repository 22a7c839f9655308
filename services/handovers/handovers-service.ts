import type { Clock } from '../clock.ts';
import type { ColleaguesService } from '../conversations/colleagues-service.ts';
import type { SentTo } from '../conversations/send-outcome.ts';
import type { Customer } from '../customer.ts';
import type { CustomersService } from '../customers/customers-service.ts';
import type { CustomerId, HandoverId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import {
  type Handover,
  type HandoverParty,
  type HandoverState,
  type HandoverViewer,
  handoverViewer,
} from './handover.ts';
import type { HandoversStore } from './handovers-store.ts';
import { parseNote } from './note.ts';

/** More would be a circular letter. */
const mostCandidates = 20;
/** To somebody new; the others are a question of status. */
const mostOffered = 5;

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

  /**
   * The first agent gets it, asked or not; the others see who has it. `seenAt` is the card on which it was taken. Throws
   * `NotAllowedError`.
   */
  async take(agent: Agent, handoverId: HandoverId, seenAt?: SentTo): Promise<Handover | undefined> {
    return this.#move(agent, handoverId, { from: { kind: 'open' }, to: (by) => ({ kind: 'taken', by }), seenAt });
  }

  /** For an agent who was not heard from lately: what is open, if they may take it. The cards go out with the next delivery. */
  async offerOpen(agent: Agent): Promise<void> {
    const { authorization, handovers, clock, log } = this.#options;
    const open = await handovers.listNotAsked(agent.agentId, mostOffered);
    if (open.length === 0 || !(await authorization.isOffered(agent, 'attest'))) return;
    await handovers.ask(agent, open, clock.now());
    log.info({ agentId: agent.agentId, offered: open.length }, 'open hand-overs offered');
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

  async find(agent: Agent, handoverId: HandoverId): Promise<Handover | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.handovers.find(handoverId);
  }

  /** How this agent is to see it. */
  async viewFor(agent: Agent, handover: Handover): Promise<HandoverView> {
    const { authorization, handovers } = this.#options;
    const part = handoverViewer(handover, agent.agentId);
    const mayTake = part !== 'candidate' || (await authorization.isOffered(agent, 'attest'));
    const asked = await handovers.listAsked(handover.handoverId, mostCandidates);
    return { handover, viewer: mayTake ? part : 'onlooker', asked };
  }

  async #move(agent: Agent, handoverId: HandoverId, move: Move): Promise<Handover | undefined> {
    const { authorization, handovers, clock, log } = this.#options;
    await authorization.require(agent, 'attest');
    const found = await this.find(agent, handoverId);
    if (!found) return undefined;
    const state = move.to({ agentId: agent.agentId, name: agent.name });
    const change = { state, actor: agent.agentId, now: clock.now(), seenAt: move.seenAt };
    const isMoved = await handovers.change(handoverId, move.from, change);
    if (isMoved) log.info({ handoverId, agentId: agent.agentId, state: state.kind }, 'hand-over changed');
    return handovers.get(handoverId);
  }
}

/** A hand-over, and what an agent is to it. */
export interface HandoverView {
  readonly handover: Handover;
  readonly viewer: HandoverViewer;
  /** The names of those who were asked to take it. */
  readonly asked: readonly string[];
}

interface Move {
  readonly from: { readonly kind: HandoverState['kind']; readonly heldBy?: Agent['agentId'] };
  readonly to: (by: HandoverParty) => HandoverState;
  readonly seenAt?: SentTo | undefined;
}
