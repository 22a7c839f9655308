import type { Database } from '../database/database.ts';
import type { AgentId, CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { ReminderView } from './sending/reminder-view.ts';
import type { UnconfirmedPage } from './reminder.ts';
import { type OwnerFilter, unconfirmedPageSize } from './unconfirmed-page.ts';

/** Nobody turns more pages than this, and nobody counts further. */
const mostCounted = 2_000;

export interface UnconfirmedQuery {
  readonly owner: OwnerFilter;
  /** From 0; a page that is not there is the last one. */
  readonly page: number;
}

interface UnconfirmedOptions {
  readonly database: Database;
  readonly view: ReminderView;
  readonly authorization: AuthorizationService;
}

/** Lists the customers that the partner has no acceptance of. */
export class UnconfirmedService {
  readonly #its: UnconfirmedOptions;

  constructor(options: UnconfirmedOptions) {
    this.#its = options;
  }

  /** Throws `NotAllowedError`. */
  async list(agent: Agent, query: UnconfirmedQuery): Promise<UnconfirmedPage> {
    await this.#its.authorization.require(agent, 'see-status');
    const counted = await this.#count(agent.agentId, query.owner);
    const total = Math.min(counted, mostCounted);
    const lastPage = Math.max(0, Math.ceil(total / unconfirmedPageSize) - 1);
    const page = Math.min(Math.max(0, query.page), lastPage);
    const customerIds = await this.#listIds(agent.agentId, query.owner, page);
    const rows = await this.#its.view.listCases(agent.agentId, customerIds);
    return { rows, page, total, hasMore: page < lastPage, isMoreThanTotal: counted > mostCounted };
  }

  async #count(agentId: AgentId, owner: UnconfirmedQuery['owner']): Promise<number> {
    const some = this.#unconfirmed(agentId, owner)
      .select('customer_id')
      .limit(mostCounted + 1);
    const row = await this.#its.database.query
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
    const all = this.#its.database.query.selectFrom('follow_ups').where('urgency', 'is not', null);
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
