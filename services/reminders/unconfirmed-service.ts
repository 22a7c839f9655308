import { sql } from 'kysely';
import { dayAt } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { CustomerSummary } from '../customer.ts';
import { isUnconfirmed } from '../customers/customer-status.ts';
import type { DirectoryStore } from '../customers/directory/directory-store.ts';
import type { Database } from '../database/database.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { CustomerId } from '../ids.ts';
import type {
  ListCount,
  ListCounts,
  UnconfirmedFound,
  UnconfirmedPage,
  UnconfirmedQuery,
  UnconfirmedSearch,
} from './reminder.ts';
import type { ReminderView } from './sending/reminder-view.ts';
import { type Viewer, listedIds, mostCounted } from './unconfirmed-filters.ts';
import { type ListFilter, listFilters, mostChosen, unconfirmedPageSize } from './unconfirmed-page.ts';

/** Looked through for those that are open, the best fits first. */
const mostSearched = 200;

interface UnconfirmedOptions {
  readonly database: Database;
  readonly directory: DirectoryStore;
  readonly view: ReminderView;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** Lists the customers that the partner has no acceptance of. Throws `NotAllowedError`. */
export class UnconfirmedService {
  readonly #options: UnconfirmedOptions;

  constructor(options: UnconfirmedOptions) {
    this.#options = options;
  }

  async list(agent: Agent, { filter, page: wanted, pageSize }: UnconfirmedQuery): Promise<UnconfirmedPage> {
    const { authorization, view } = this.#options;
    await authorization.require(agent, 'see-status');
    const counts = await this.#counts(agent);
    const lastPage = Math.max(0, Math.ceil(counts[filter].count / pageSize) - 1);
    const page = Math.min(Math.max(0, wanted), lastPage);
    const customerIds = await this.#listIds(filter, this.#viewer(agent), { from: page * pageSize, pageSize });
    const rows = await view.listCases(agent.agentId, customerIds);
    return { rows, page, counts, hasMore: page < lastPage };
  }

  /** By a part of the name, the domain or the id, in spite of typing errors. */
  async search(agent: Agent, words: string): Promise<UnconfirmedSearch> {
    const { authorization, directory, view } = this.#options;
    await authorization.require(agent, 'see-status');
    const found = await directory.search(words, mostSearched);
    const open = found.filter(({ status }) => isUnconfirmed(status));
    const customerIds = open.slice(0, unconfirmedPageSize).map(({ customerId }) => customerId);
    return {
      rows: await view.listCases(agent.agentId, customerIds),
      hasMore: open.length > unconfirmedPageSize || found.length === mostSearched,
      others: open.length > 0 ? [] : found.slice(0, unconfirmedPageSize),
      counts: await this.#counts(agent),
    };
  }

  /** What a search found, as it is now. */
  async listFound(agent: Agent, customerIds: readonly CustomerId[]): Promise<UnconfirmedFound> {
    const { authorization, view } = this.#options;
    await authorization.require(agent, 'see-status');
    const cases = await view.listCases(agent.agentId, customerIds.slice(0, unconfirmedPageSize));
    return { rows: cases.filter(({ status }) => isUnconfirmed(status)), counts: await this.#counts(agent) };
  }

  /** By name, of those that are still open. */
  async listTicked(agent: Agent, customerIds: readonly CustomerId[]): Promise<readonly CustomerSummary[]> {
    const { authorization, view } = this.#options;
    await authorization.require(agent, 'see-status');
    const cases = await view.listCases(agent.agentId, customerIds.slice(0, mostChosen));
    return cases.filter(({ status }) => isUnconfirmed(status)).map(({ customer }) => customer);
  }

  /** The most urgent of all, or rather of the agent's own where there is one. */
  async findMostUrgent(agent: Agent): Promise<CustomerSummary | undefined> {
    const { authorization, database } = this.#options;
    await authorization.require(agent, 'see-status');
    const [mine, all] = (['mine', 'all'] as const).map((filter) => listedIds(filter, this.#viewer(agent)));
    const { rows } = await sql<CustomerSummary>`
      select customer_id as "customerId", company_name as "companyName", domain from customers
      where customer_id = coalesce((${mine} limit 1), (${all} limit 1))
    `.execute(database.query);
    return rows[0];
  }

  #viewer({ agentId, timeZone }: Agent): Viewer {
    return { agentId, today: dayAt(this.#options.clock.now(), timeZone) };
  }

  async #counts(agent: Agent): Promise<ListCounts> {
    const viewer = this.#viewer(agent);
    const counts = await Promise.all(
      listFilters.map(async (filter) => [filter, await this.#count(filter, viewer)] as const),
    );
    return Object.fromEntries(counts) as ListCounts;
  }

  async #count(filter: ListFilter, viewer: Viewer): Promise<ListCount> {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (${listedIds(filter, viewer)} limit ${mostCounted + 1}) as counted
    `.execute(this.#options.database.query);
    const count = rows[0]?.count ?? 0;
    return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
  }

  async #listIds(
    filter: ListFilter,
    viewer: Viewer,
    { from, pageSize }: { readonly from: number; readonly pageSize: number },
  ): Promise<readonly CustomerId[]> {
    const { rows } = await sql<{ customer_id: CustomerId }>`
      ${listedIds(filter, viewer)} limit ${pageSize} offset ${from}
    `.execute(this.#options.database.query);
    return rows.map((row) => row.customer_id);
  }
}
