import { type CustomerId, parseGuid } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Customer, CustomerSummary } from '../partner-center/customer.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { CustomerNotFoundError } from './customer-not-found-error.ts';

/** What the words of an agent point at. */
export type CustomerMatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly customer: CustomerSummary }
  | { readonly kind: 'some'; readonly customers: readonly CustomerSummary[] }
  | { readonly kind: 'too-many'; readonly customers: readonly CustomerSummary[] };

/** More than this is no choice but a list to read. */
const choices = 5;

/** Finds the customer an agent means. */
export class CustomersService {
  readonly #partnerCenter: PartnerCenterClient;
  readonly #authorization: AuthorizationService;

  constructor(options: { partnerCenter: PartnerCenterClient; authorization: AuthorizationService }) {
    this.#partnerCenter = options.partnerCenter;
    this.#authorization = options.authorization;
  }

  /** By tenant id, or by the beginning of the name or of the domain, ignoring case. */
  async findCustomers(agent: Agent, words: string): Promise<CustomerMatch> {
    await this.#authorization.require(agent, 'see-status');
    const customerId = parseGuid<CustomerId>(words);
    if (customerId) return this.#findById(agent, customerId);
    const byName = await this.#search(agent, 'companyName', words);
    return byName.kind === 'none' ? this.#search(agent, 'domain', words) : byName;
  }

  /** With address country and primary contact. Throws `CustomerNotFoundError`. */
  async getCustomer(agent: Agent, customerId: CustomerId): Promise<Customer> {
    await this.#authorization.require(agent, 'see-status');
    const customer = await this.#partnerCenter.findCustomer(agent.agentId, customerId);
    if (!customer) throw new CustomerNotFoundError(customerId);
    return customer;
  }

  async #findById(agent: Agent, customerId: CustomerId): Promise<CustomerMatch> {
    const customer = await this.#partnerCenter.findCustomer(agent.agentId, customerId);
    return customer ? { kind: 'one', customer } : { kind: 'none' };
  }

  async #search(agent: Agent, field: 'companyName' | 'domain', words: string): Promise<CustomerMatch> {
    const startsWith = words.trim();
    const found = await this.#partnerCenter.findCustomers(agent.agentId, { field, startsWith, limit: choices });
    return matchFrom(found.customers, { hasMore: found.hasMore, field, words: startsWith });
  }
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
