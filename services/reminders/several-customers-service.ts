import type { CustomerSummary } from '../customer.ts';
import { isUnconfirmed } from '../customers/customer-status.ts';
import type { AgentId, CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import type { ReminderView } from './sending/reminder-view.ts';
import type { NotDone, SeveralOutcome } from './several-outcome.ts';
import { mostChosen } from './unconfirmed-page.ts';

interface SeveralCustomersOptions {
  /** As for one customer. */
  readonly assign: (agent: Agent, customerId: CustomerId, toAgentId: AgentId) => Promise<'assigned' | 'not-assignable'>;
  readonly mute: (agent: Agent, customerId: CustomerId) => Promise<void>;
  readonly view: ReminderView;
  readonly authorization: AuthorizationService;
  readonly log: Log;
}

/**
 * Does the same to several open customers, one after the other by the same services as for one. A customer for which it fails is set
 * aside and named, and the others go on. Each act may be repeated: it comes to the same. Throws `NotAllowedError`.
 */
export class SeveralCustomersService {
  readonly #options: SeveralCustomersOptions;

  constructor(options: SeveralCustomersOptions) {
    this.#options = options;
  }

  async assign(agent: Agent, customerIds: readonly CustomerId[], toAgentId: AgentId): Promise<SeveralOutcome> {
    return this.#toEach(agent, customerIds, async (customerId) => {
      const outcome = await this.#options.assign(agent, customerId, toAgentId);
      return outcome === 'assigned';
    });
  }

  /** The agent gets no more reminders of any of them. */
  async mute(agent: Agent, customerIds: readonly CustomerId[]): Promise<SeveralOutcome> {
    return this.#toEach(agent, customerIds, async (customerId) => {
      await this.#options.mute(agent, customerId);
      return true;
    });
  }

  /** What came of their letters: who is invited by now, and has not accepted yet. */
  async seeInvited(agent: Agent, customerIds: readonly CustomerId[]): Promise<SeveralOutcome> {
    const { authorization, view } = this.#options;
    await authorization.require(agent, 'see-status');
    const done: CustomerSummary[] = [];
    const notDone: NotDone[] = [];
    for (const { customer, status, invitedAt } of await view.listCases(agent.agentId, customerIds)) {
      if (!isUnconfirmed(status)) notDone.push({ customer, why: 'settled' });
      else if (invitedAt) done.push(customer);
      else notDone.push({ customer, why: 'skipped' });
    }
    return { done, notDone };
  }

  async #toEach(
    agent: Agent,
    chosen: readonly CustomerId[],
    act: (customerId: CustomerId) => Promise<boolean>,
  ): Promise<SeveralOutcome> {
    const { authorization, view } = this.#options;
    await authorization.require(agent, 'use-reminders');
    const customerIds = [...new Set(chosen)].slice(0, mostChosen);
    const done: CustomerSummary[] = [];
    const notDone: NotDone[] = [];
    for (const { customer, status } of await view.listCases(agent.agentId, customerIds)) {
      if (!isUnconfirmed(status)) notDone.push({ customer, why: 'settled' });
      else if (await this.#succeeds(customer, act)) done.push(customer);
      else notDone.push({ customer, why: 'failed' });
    }
    return { done, notDone };
  }

  async #succeeds(
    { customerId }: CustomerSummary,
    act: (customerId: CustomerId) => Promise<boolean>,
  ): Promise<boolean> {
    try {
      return await act(customerId);
    } catch (error) {
      this.#options.log.warn({ customerId, err: error }, 'one of several customers was set aside');
      return false;
    }
  }
}
