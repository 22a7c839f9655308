import { assignCard } from '../../cards/reminders/assign-card.ts';
import { type BackLink, openedFrom } from '../../cards/reminders/back-link.ts';
import type { ShownHow } from '../../cards/reminders/reminder-card.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import { type AgentId, type CustomerId, parseGuid } from '../../services/ids.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { OwnersService } from '../../services/reminders/owners-service.ts';
import type { ShownCase } from '../../services/reminders/reminders-service.ts';
import { fold } from '../routing/typed-text.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface OwnerHandlerOptions {
  readonly owners: OwnersService;
  readonly showReminder: (turn: Turn, customerId: CustomerId, how: ShownHow) => Promise<Reply>;
  /** Undefined for a customer that the directory has not seen yet. */
  readonly findCase: (turn: Turn, customerId: CustomerId) => Promise<ShownCase | undefined>;
  readonly customers: CustomersService;
}

type AssignProblem = Parameters<typeof assignCard>[0]['problem'];

/** Takes a customer over, or gives it to another agent. */
export class OwnerHandler {
  readonly #options: OwnerHandlerOptions;

  constructor(options: OwnerHandlerOptions) {
    this.#options = options;
  }

  async take(turn: Turn, action: ActionOf<'owner.take'>): Promise<Reply> {
    const { owners, showReminder } = this.#options;
    const { customerId } = action;
    const from = openedFrom(action);
    await owners.takeOver(turn.agent, customerId);
    return showReminder(turn, customerId, { from, justDone: 'taken' });
  }

  /** Asks to whom, unless `name` says it and is one agent's alone. */
  async choose(turn: Turn, customerId: CustomerId, name = ''): Promise<Reply> {
    if (name === '') return this.#ask(turn, { customerId });
    const agents = await this.#options.owners.listAssignable(turn.agent);
    const mentioned = turn.mentions.find((mention) => mention.name === name)?.agentId;
    const agent = agents.find(({ agentId }) => agentId === mentioned) ?? matchAgent(name, agents);
    return agent
      ? this.#assign(turn, { customerId }, agent)
      : this.#ask(turn, { customerId }, { kind: 'unknown-agent', name });
  }

  async ask(turn: Turn, action: ActionOf<'owner.choose' | 'owner.assign'>): Promise<Reply> {
    return this.#ask(turn, assigned(action));
  }

  async assign(turn: Turn, action: ActionOf<'owner.assign'>): Promise<Reply> {
    const chosen = parseGuid<AgentId>(action.assignee);
    const agents = await this.#options.owners.listAssignable(turn.agent);
    const agent = agents.find(({ agentId }) => agentId === chosen);
    return agent ? this.#assign(turn, assigned(action), agent) : this.#ask(turn, assigned(action), { kind: 'missing' });
  }

  async #assign(turn: Turn, { customerId, from }: Assigned, { agentId }: Agent): Promise<Reply> {
    const { owners, showReminder } = this.#options;
    const outcome = await owners.assign(turn.agent, customerId, agentId);
    if (outcome === 'not-assignable') return this.#ask(turn, { customerId, from }, { kind: 'missing' });
    const justDone = agentId === turn.agent.agentId ? 'taken' : 'assigned';
    return showReminder(turn, customerId, { from, justDone });
  }

  async #ask(turn: Turn, { customerId, from }: Assigned, problem?: AssignProblem): Promise<Reply> {
    const { owners, findCase, customers } = this.#options;
    const [agents, found] = await Promise.all([owners.listAssignable(turn.agent), findCase(turn, customerId)]);
    const customer = found?.case.customer ?? (await customers.getCustomer(turn.agent, customerId));
    const { language, agent } = turn;
    const owner = found?.case.owner;
    const mayTake = owner?.agentId !== agent.agentId && found?.offers.invite !== false;
    return reply(assignCard({ language, mayTake, customer, owner, agents, from, ...(problem && { problem }) }));
  }
}

/** A customer that gets an owner, and the list that it was opened from. */
interface Assigned {
  readonly customerId: CustomerId;
  readonly from?: BackLink | undefined;
}

function assigned(action: ActionOf<'owner.choose' | 'owner.assign'>): Assigned {
  return { customerId: action.customerId, from: openedFrom(action) };
}

/** The one agent that `name` means: by the whole name, else by the beginning of it or of a part of it, such as the surname. */
export function matchAgent<Named extends { readonly name: string }>(
  name: string,
  agents: readonly Named[],
): Named | undefined {
  const wanted = fold(name);
  if (wanted === '') return undefined;
  const exact = agents.filter((agent) => fold(agent.name) === wanted);
  if (exact.length > 0) return only(exact);
  return only(agents.filter((agent) => ` ${fold(agent.name)}`.includes(` ${wanted}`)));
}

function only<Named>(agents: readonly Named[]): Named | undefined {
  return agents.length === 1 ? agents[0] : undefined;
}
