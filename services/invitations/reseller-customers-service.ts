import type { CustomerSummary } from '../customer.ts';
import type { DirectoryListingStore } from '../customers/directory/directory-listing-store.ts';
import type { Database } from '../database/database.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { InvitationsStore } from './invitations-store.ts';
import { type ResellerCustomersPage, resellerPageSize } from './reseller-customers.ts';

interface ResellerCustomersOptions {
  readonly database: Database;
  readonly listing: DirectoryListingStore;
  readonly invitations: InvitationsStore;
  readonly authorization: AuthorizationService;
}

/** Lists the customers of an indirect reseller, by name. */
export class ResellerCustomersService {
  readonly #options: ResellerCustomersOptions;

  constructor(options: ResellerCustomersOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`. */
  async list(agent: Agent, asked: number): Promise<ResellerCustomersPage> {
    const { authorization, listing, invitations } = this.#options;
    await authorization.require(agent, 'see-status');
    const { customers } = await listing.getProgress();
    const page = Math.min(asked, Math.max(0, Math.ceil(customers / resellerPageSize) - 1));
    const shown = await this.#listCustomers(page);
    const rows = await Promise.all(
      shown.map(async (customer) => {
        const [lastInvitation] = await invitations.listByCustomer(customer.customerId, 1);
        return { customer, lastInvitation };
      }),
    );
    return { rows, page, customers };
  }

  async #listCustomers(page: number): Promise<readonly CustomerSummary[]> {
    const rows = await this.#options.database.query
      .selectFrom('customers')
      .select(['customer_id', 'company_name', 'domain'])
      .where('left_at', 'is', null)
      .orderBy('company_name')
      .orderBy('customer_id')
      .limit(resellerPageSize)
      .offset(page * resellerPageSize)
      .execute();
    return rows.map((row) => ({ customerId: row.customer_id, companyName: row.company_name, domain: row.domain }));
  }
}
