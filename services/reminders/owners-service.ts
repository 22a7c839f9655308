import type { Clock } from '../clock.ts';
import type { AgentsStore } from '../conversations/agents-store.ts';
import type { CustomerOwners } from '../customers/customer-owners.ts';
import type { AgentId, CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import type { KnownCustomers } from './queue/known-customers.ts';

/** More than a card shows, since each of them can be named. */
const mostAssignable = 500;

interface OwnersOptions {
  readonly owners: CustomerOwners;
  readonly agents: AgentsStore;
  readonly known: KnownCustomers;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
  readonly log: Log;
}

/** Gives customers to agents. Who may invite can bring a customer to acceptance, and so can own one. */
export class OwnersService {
  readonly #options: OwnersOptions;

  constructor(options: OwnersOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError` for an agent who may neither confirm nor invite, and `CustomerNotFoundError`. */
  async takeOver(agent: Agent, customerId: CustomerId): Promise<void> {
    await this.#options.authorization.require(agent, 'use-reminders');
    await this.#options.authorization.require(agent, 'invite');
    await this.#assign(agent, customerId, agent.agentId);
  }

  /** `not-assignable` for somebody the bot does not know, or who may neither confirm nor invite. Throws as `takeOver`. */
  async assign(agent: Agent, customerId: CustomerId, toAgentId: AgentId): Promise<'assigned' | 'not-assignable'> {
    const { authorization, agents } = this.#options;
    await authorization.require(agent, 'use-reminders');
    const to = await agents.find(toAgentId);
    if (!to || !(await authorization.isOffered(to, 'invite'))) return 'not-assignable';
    await this.#assign(agent, customerId, toAgentId);
    return 'assigned';
  }

  /** Those who talked to the bot last and may confirm or invite, by name. Throws `NotAllowedError`. */
  async listAssignable(agent: Agent): Promise<readonly Agent[]> {
    const { authorization, agents } = this.#options;
    await authorization.require(agent, 'use-reminders');
    const assignable = await agents.findFitting((page) => authorization.listOffered(page, 'invite'), mostAssignable);
    return assignable.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  async #assign(by: Agent, customerId: CustomerId, ownerId: AgentId): Promise<void> {
    const { owners, known, clock, log } = this.#options;
    await known.require(by, customerId);
    await owners.assign(customerId, ownerId, clock.now());
    log.info({ customerId, ownerId, agentId: by.agentId }, 'customer assigned');
  }
}
