import { assignCard } from '../../cards/reminders/assign-card.ts';
import type { CardAction } from '../../cards/kit/card-actions.ts';
import type { AgentId, CustomerId } from '../../services/ids.ts';
import { parseGuid } from '../../services/ids.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { OwnersService } from '../../services/reminders/owners-service.ts';
import type { AgreementCards } from '../agreements/status-handler.ts';
import { matchAgent } from './match-agent.ts';
import { type ReminderCards, openedFrom } from './reminder-handler.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface OwnerCardsOptions {
  readonly owners: OwnersService;
  readonly reminderCards: ReminderCards;
  readonly agreements: AgreementCards;
}

type AssignProblem = Parameters<typeof assignCard>[0]['problem'];

/** Takes a customer over, or gives it to another agent. */
export class OwnerCards {
  readonly #its: OwnerCardsOptions;

  constructor(options: OwnerCardsOptions) {
    this.#its = options;
  }

  async take(turn: Turn, action: Extract<CardAction, { verb: 'owner.take' }>): Promise<Shown> {
    const { owners, reminderCards } = this.#its;
    const { customerId } = action;
    const from = openedFrom(action);
    if (turn.isAutomatic) return reminderCards.show(turn, customerId, { from });
    await owners.takeOver(turn.agent, customerId);
    return reminderCards.show(turn, customerId, { from, justDone: 'taken' });
  }

  /** Asks to whom, unless `name` says it and is one agent's alone. */
  async choose(turn: Turn, customerId: CustomerId, name = ''): Promise<Shown> {
    if (name === '') return this.#ask(turn, customerId);
    const agents = await this.#its.owners.listAssignable(turn.agent);
    const mentioned = turn.mentions.find((mention) => mention.name === name)?.agentId;
    const agent = agents.find(({ agentId }) => agentId === mentioned) ?? matchAgent(name, agents);
    return agent ? this.#assign(turn, customerId, agent) : this.#ask(turn, customerId, { kind: 'unknown-agent', name });
  }

  async assign(turn: Turn, action: Extract<CardAction, { verb: 'owner.assign' }>): Promise<Shown> {
    const { customerId } = action;
    if (turn.isAutomatic) return this.#ask(turn, customerId);
    const chosen = parseGuid<AgentId>(action.assignee);
    const agents = await this.#its.owners.listAssignable(turn.agent);
    const agent = agents.find(({ agentId }) => agentId === chosen);
    return agent ? this.#assign(turn, customerId, agent) : this.#ask(turn, customerId, { kind: 'missing' });
  }

  async #assign(turn: Turn, customerId: CustomerId, { agentId }: Agent): Promise<Shown> {
    const { owners, reminderCards } = this.#its;
    const outcome = await owners.assign(turn.agent, customerId, agentId);
    if (outcome === 'not-assignable') return this.#ask(turn, customerId, { kind: 'missing' });
    const justDone = agentId === turn.agent.agentId ? 'taken' : 'assigned';
    return reminderCards.show(turn, customerId, { justDone });
  }

  async #ask(turn: Turn, customerId: CustomerId, problem?: AssignProblem): Promise<Shown> {
    const { owners, reminderCards, agreements } = this.#its;
    const [agents, found] = await Promise.all([
      owners.listAssignable(turn.agent),
      reminderCards.find(turn, customerId),
    ]);
    const customer = found?.case.customer ?? (await agreements.getCustomer(turn, customerId));
    const { language, agent } = turn;
    const owner = found?.case.owner;
    const mayTake = owner?.agentId !== agent.agentId && found?.offers.invite !== false;
    return shown(assignCard({ language, mayTake, customer, owner, agents, ...(problem && { problem }) }));
  }
}
