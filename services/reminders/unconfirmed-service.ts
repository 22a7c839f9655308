import type { CustomerSummary } from '../customer.ts';
import type { Database } from '../database/database.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { AgentId, CustomerId } from '../ids.ts';
import type { UnconfirmedPage, UnconfirmedQuery } from './reminder.ts';
import type { ReminderView } from './sending/reminder-view.ts';
import { unconfirmedPageSize } from './unconfirmed-page.ts';

/** Nobody turns more pages than this, and nobody counts further. */
const mostCounted = 2_000;

interface UnconfirmedOptions {
  readonly database: Database;
  readonly view: ReminderView;
  readonly authorization: AuthorizationService;
}

/** Lists the customers that the partner has no acceptance of. */
export class UnconfirmedService {
  readonly #options: UnconfirmedOptions;

  constructor(options: UnconfirmedOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`. */
  async list(agent: Agent, query: UnconfirmedQuery): Promise<UnconfirmedPage> {
    await this.#options.authorization.require(agent, 'see-status');
    const counted = await this.#count(agent.agentId, query.owner);
    const total = Math.min(counted, mostCounted);
    const lastPage = Math.max(0, Math.ceil(total / unconfirmedPageSize) - 1);
    const page = Math.min(Math.max(0, query.page), lastPage);
    const customerIds = await this.#listIds(agent.agentId, query.owner, page);
    const rows = await this.#options.view.listCases(agent.agentId, customerIds);
    return { rows, page, total, hasMore: page < lastPage, isMoreThanTotal: counted > mostCounted };
  }

  /** The most urgent of all, or rather of the agent's own where there is one. Throws `NotAllowedError`. */
  async findMostUrgent(agent: Agent): Promise<CustomerSummary | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    for (const owner of ['mine', 'all'] as const) {
      const row = await this.#unconfirmed(agent.agentId, owner)
        .innerJoin('customers', 'customers.customer_id', 'follow_ups.customer_id')
        .select(['customers.customer_id', 'company_name', 'domain'])
        .orderBy('urgency')
        .orderBy('follow_ups.customer_id')
        .limit(1)
        .executeTakeFirst();
      if (row) return { customerId: row.customer_id, companyName: row.company_name, domain: row.domain };
    }
    return undefined;
  }

  async #count(agentId: AgentId, owner: UnconfirmedQuery['owner']): Promise<number> {
    const some = this.#unconfirmed(agentId, owner)
      .select('customer_id')
      .limit(mostCounted + 1);
    const row = await this.#options.database.query
      .selectFrom(some.as('some'))
      .select((one) => one.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  }

  async #listIds(agentId: AgentId, owner: UnconfirmedQuery['owner'], page: number): Promise<CustomerId[]> {
    const rows = await this.#unconfirmed(agentId, owner)
      .select('customer_id')
      .orderBy('urgency')
      .orderBy('customer_id')
      .limit(unconfirmedPageSize)
      .offset(page * unconfirmedPageSize)
      .execute();
    return rows.map((row) => row.customer_id);
  }

  #unconfirmed(agentId: AgentId, owner: UnconfirmedQuery['owner']) {
    const all = this.#options.database.query.selectFrom('follow_ups').where('urgency', 'is not', null);
    switch (owner) {
      case 'all':
        return all;
      case 'mine':
        return all.where('owner_id', '=', agentId);
      case 'nobody':
        return all.where('owner_id', 'is', null);
    }
  }
}
