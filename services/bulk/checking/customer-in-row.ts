import type { Agent } from '../../identity/agent.ts';
import type { CustomerId } from '../../ids.ts';
import type { CustomersService } from '../../customers/customers-service.ts';
import type { CustomerStatus } from '../../customers/customer-status.ts';
import type { DirectoryListingStore } from '../../customers/directory/directory-listing-store.ts';
import { isCalled } from '../../customers/search/company-name.ts';
import { customersOf } from '../../customers/search/customer-match.ts';
import { domainsIn, guidsIn } from '../../customers/search/named-places.ts';
import type { CustomerSummary } from '../../customer.ts';
import type { RowProblem } from '../bulk-list.ts';

/** Which customer a row means, and where it stands as far as the directory knows. */
export type CustomerInRow =
  | { readonly kind: 'found'; readonly customer: CustomerSummary; readonly status: CustomerStatus }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

interface CustomersInRowsOptions {
  readonly customers: Pick<CustomersService, 'findCustomers' | 'findListed'>;
  readonly listing: Pick<DirectoryListingStore, 'getProgress'>;
  /** Waits for a call to Partner Center that nobody waits for. */
  readonly takeTurn: () => Promise<unknown>;
}

/** Finds the customer of a row as the chat does, but takes only one that is named exactly: by its id, a domain or its whole name. */
export class CustomersInRows {
  readonly #options: CustomersInRowsOptions;

  constructor(options: CustomersInRowsOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`, and `PartnerCenterError` where the directory does not hold all customers. */
  async find(agent: Agent, words: string): Promise<CustomerInRow> {
    if (words === '') return problem('missing');
    const [id] = guidsIn(words);
    const listed = id === undefined ? undefined : await this.#options.customers.findListed(agent, id as CustomerId);
    if (listed) return { kind: 'found', customer: listed, status: listed.status };
    if (id !== undefined || !(await this.#options.listing.getProgress()).isListed) await this.#options.takeTurn();
    const offered = customersOf(await this.#options.customers.findCustomers(agent, words));
    const [only, ...others] = offered.filter((customer) => isNamed(customer, words));
    if (only && others.length === 0) return this.#found(agent, only);
    return offered.length === 0 ? problem('unknown-customer') : choice(only ? [only, ...others] : offered, only);
  }

  async #found(agent: Agent, customer: CustomerSummary): Promise<CustomerInRow> {
    const listed = await this.#options.customers.findListed(agent, customer.customerId);
    return { kind: 'found', customer, status: listed?.status ?? 'unknown' };
  }
}

/** By its whole name, in whatever spelling of its legal form; what only begins so may be another company. */
function isNamed({ customerId, companyName, domain }: CustomerSummary, words: string): boolean {
  if (guidsIn(words).includes(customerId)) return true;
  if (domainsIn(words).includes(domain.toLowerCase()) || words.toLowerCase() === domain.toLowerCase()) return true;
  return isCalled(companyName, words) && isCalled(words, companyName);
}

function choice(offered: readonly CustomerSummary[], exact: CustomerSummary | undefined): CustomerInRow {
  const some = offered.map(({ customerId, companyName, domain }) => ({ customerId, companyName, domain }));
  return problem(exact ? 'several-customers' : 'unknown-customer', some);
}

function problem(what: RowProblem['problem'], offered?: readonly CustomerSummary[]): CustomerInRow {
  return { kind: 'problem', problem: { column: 'customer', problem: what, ...(offered && { offered }) } };
}
