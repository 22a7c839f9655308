import type { DirectoryListingStore } from '../customers/directory/directory-listing-store.ts';
import type { DirectoryStore } from '../customers/directory/directory-store.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { InvitationsStore } from './invitations-store.ts';
import { type ResellerCustomersPage, resellerPageSize } from './reseller-customers.ts';

interface ResellerCustomersOptions {
  readonly directory: DirectoryStore;
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
    const { authorization, directory, listing, invitations } = this.#options;
    await authorization.require(agent, 'see-status');
    const { customers } = await listing.getProgress();
    const page = Math.min(asked, Math.max(0, Math.ceil(customers / resellerPageSize) - 1));
    const shown = await directory.listByName({ from: page * resellerPageSize, count: resellerPageSize });
    const rows = await Promise.all(
      shown.map(async (customer) => {
        const [lastInvitation] = await invitations.listByCustomer(customer.customerId, 1);
        return { customer, lastInvitation };
      }),
    );
    return { rows, page, customers };
  }
}
