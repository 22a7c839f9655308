import { type CustomerId, parseGuid } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Customer, CustomerSummary } from '../partner-center/customer.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { CustomerNotFoundError } from './customer-not-found-error.ts';
import type { DirectoryListingStore } from './directory-listing-store.ts';
import type { DirectoryStore, FoundCustomer } from './directory-store.ts';

/** What the words of an agent point at. */
export type CustomerMatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly customer: CustomerSummary }
  | { readonly kind: 'some'; readonly customers: readonly CustomerSummary[] }
  | { readonly kind: 'too-many'; readonly customers: readonly CustomerSummary[] };

/** More than this is no choice but a list to read. */
const choices = 5;

interface CustomersOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly authorization: AuthorizationService;
  readonly directory: DirectoryStore;
  readonly listing: DirectoryListingStore;
}

/** Finds the customer an agent means. */
export class CustomersService {
  readonly #its: CustomersOptions;

  constructor(options: CustomersOptions) {
    this.#its = options;
  }

  /**
   * By tenant id, or by any part of name, domain or id as the directory has them. Partner Center is asked for what begins
   * so while the directory does not hold all customers, and where nothing there fits: the customer may be too new.
   */
  async findCustomers(agent: Agent, words: string): Promise<CustomerMatch> {
    await this.#its.authorization.require(agent, 'see-status');
    const customerId = parseGuid<CustomerId>(words);
    if (customerId) return this.#findById(agent, customerId);
    const found = await this.#its.directory.search(words, choices + 1);
    const { isListed } = await this.#its.listing.getProgress();
    if (isListed && found.some(({ fit }) => fit !== 'near')) return matchFromDirectory(found);
    const elsewhere = await this.#findInPartnerCenter(agent, words);
    return elsewhere.kind === 'none' ? matchFromDirectory(found) : elsewhere;
  }

  /** With address country and primary contact. Throws `CustomerNotFoundError`. */
  async getCustomer(agent: Agent, customerId: CustomerId): Promise<Customer> {
    await this.#its.authorization.require(agent, 'see-status');
    const customer = await this.#its.partnerCenter.findCustomer(agent.agentId, customerId);
    if (!customer) throw new CustomerNotFoundError(customerId);
    return customer;
  }

  async #findById(agent: Agent, customerId: CustomerId): Promise<CustomerMatch> {
    const customer = await this.#its.partnerCenter.findCustomer(agent.agentId, customerId);
    return customer ? { kind: 'one', customer } : { kind: 'none' };
  }

  async #findInPartnerCenter(agent: Agent, words: string): Promise<CustomerMatch> {
    const byName = await this.#search(agent, 'companyName', words);
    return byName.kind === 'none' ? this.#search(agent, 'domain', words) : byName;
  }

  async #search(agent: Agent, field: 'companyName' | 'domain', words: string): Promise<CustomerMatch> {
    const startsWith = words.trim();
    const found = await this.#its.partnerCenter.findCustomers(agent.agentId, { field, startsWith, limit: choices });
    return matchFrom(found.customers, { hasMore: found.hasMore, field, words: startsWith });
  }
}

/** One with typing errors is offered, never taken: it may be another customer. */
function matchFromDirectory(found: readonly FoundCustomer[]): CustomerMatch {
  const exact = found.filter(({ fit }) => fit === 'exact');
  const only = exact.length === 1 ? exact[0] : found.length === 1 && found[0]?.fit !== 'near' ? found[0] : undefined;
  if (only) return { kind: 'one', customer: only };
  if (found.length === 0) return { kind: 'none' };
  return { kind: found.length > choices ? 'too-many' : 'some', customers: found.slice(0, choices) };
}

function matchFrom(
  customers: readonly CustomerSummary[],
  search: { hasMore: boolean; field: 'companyName' | 'domain'; words: string },
): CustomerMatch {
  const wanted = search.words.toLowerCase();
  const exact = customers.filter((customer) => customer[search.field].toLowerCase() === wanted);
  const only = exact.length === 1 ? exact[0] : customers.length === 1 && !search.hasMore ? customers[0] : undefined;
  if (only) return { kind: 'one', customer: only };
  if (customers.length === 0) return { kind: 'none' };
  return { kind: search.hasMore ? 'too-many' : 'some', customers };
}
