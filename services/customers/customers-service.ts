import type { CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Customer, CustomerSummary } from '../customer.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import { isCalled, isInName } from './search/company-name.ts';
import {
  type CustomerMatch,
  choices,
  customersOf,
  matchFromDirectory,
  matchFromPartnerCenter,
  offered,
} from './search/customer-match.ts';
import { nothingKnown } from './directory/kept-status.ts';
import { CustomerNotFoundError } from './customer-not-found-error.ts';
import { type Reading, mostOf, readingsOf } from './search/customer-readings.ts';
import type { DirectoryNotes } from './directory/directory-notes.ts';
import type { DirectoryListingStore } from './directory/directory-listing-store.ts';
import type { DirectoryStore } from './directory/directory-store.ts';
import type { SuggestionsStore } from './directory/suggestions-store.ts';
import type { DirectoryEntry } from './customer-status.ts';
import type { FoundCustomer } from './search/search-text.ts';
import { likenessOf } from './search/likeness.ts';
import { domainsIn, guidsIn } from './search/named-places.ts';

export interface NamedCustomers {
  readonly likeness: 'named' | 'near';
  readonly customers: readonly CustomerSummary[];
}

/** As many as Teams shows in a list that is searched while somebody types (cards/dynamic-search). */
export const mostListed = 15;
/** Of what is typed into such a list. */
const longestTyped = 200;

/** Enough to see whether somebody is called exactly so. */
const looked = 20;
/** To find out whom somebody means is no act yet: also who has not signed in is understood. It fills the directory too. */
const finder = 'service-account';

interface CustomersOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly authorization: AuthorizationService;
  readonly directory: DirectoryStore;
  readonly listing: DirectoryListingStore;
  readonly suggestions: SuggestionsStore;
  readonly notes: Pick<DirectoryNotes, 'noteCountry'>;
}

/** Finds the customer an agent means. */
export class CustomersService {
  readonly #options: CustomersOptions;

  constructor(options: CustomersOptions) {
    this.#options = options;
  }

  /**
   * By a tenant id that stands in the words, or by any part of name, domain or id as the directory has them. Partner Center
   * is asked for what begins so while the directory does not hold all customers, and where nothing there fits: the customer
   * may be too new. `plain` are the words without what is said around a name; what is named in another spelling, by its own
   * domain or in part is offered.
   */
  async findCustomers(agent: Agent, words: string, plain = words): Promise<CustomerMatch> {
    await this.#options.authorization.require(agent, 'see-status');
    const ids = guidsIn(words);
    if (ids.length > 0) return this.#findByIds(ids.slice(0, choices));
    const { isListed } = await this.#options.listing.getProgress();
    for (const reading of readingsOf(words, plain)) {
      const match = await this.#read(reading, isListed);
      if (match.kind !== 'none') return match;
    }
    return this.#findNear(plain);
  }

  /**
   * The customers that words name which say nothing else: each word is the customer's own, but for typing errors where
   * they are `near`. Undefined where the words may be about anything.
   */
  async findNamed(agent: Agent, words: string): Promise<NamedCustomers | undefined> {
    if (guidsIn(words).length > 0 || domainsIn(words).length > 0) {
      const customers = customersOf(await this.findCustomers(agent, words));
      return customers.length > 0 ? { likeness: 'named', customers } : undefined;
    }
    const customers = await this.#findAlike(agent, words);
    for (const likeness of ['named', 'near'] as const) {
      const alike = customers.filter((customer) => likenessOf(customer, words) === likeness);
      if (alike.length > 0) return { likeness, customers: alike };
    }
    return undefined;
  }

  async #findAlike(agent: Agent, words: string): Promise<readonly CustomerSummary[]> {
    await this.#options.authorization.require(agent, 'see-status');
    const found = await this.#search(words, looked);
    if (found.length > 0 || (await this.#options.listing.getProgress()).isListed) return found;
    return customersOf(await this.#findInPartnerCenter(words));
  }

  /** Whom the agent may mean before they have typed anything. Nobody where the database does not answer: the question can still be asked. */
  async suggest(agent: Agent, { isOpenOnly }: { readonly isOpenOnly: boolean }): Promise<readonly DirectoryEntry[]> {
    await this.#options.authorization.require(agent, 'see-status');
    const wanted = { agentId: agent.agentId, count: mostListed, isOpenOnly };
    return this.#options.suggestions.list(wanted).catch(() => []);
  }

  /** For a list that is searched while somebody types. Partner Center is asked only while the directory does not hold all customers. */
  async listFitting(agent: Agent, typed: string): Promise<readonly DirectoryEntry[]> {
    await this.#options.authorization.require(agent, 'see-status');
    const words = typed.slice(0, longestTyped).trim();
    if (words === '') return this.suggest(agent, { isOpenOnly: false });
    const found = await this.#search(words, mostListed);
    if (found.length > 0 || (await this.#options.listing.getProgress()).isListed) return found;
    const elsewhere = customersOf(await this.#findInPartnerCenter(words));
    return elsewhere.map((customer) => ({ ...customer, ...nothingKnown }));
  }

  /** Whether some customer has these words in its name, side by side. Asks Partner Center only while the directory does not hold all. */
  async isInSomeName(agent: Agent, words: string): Promise<boolean> {
    await this.#options.authorization.require(agent, 'see-status');
    const found = await Promise.all(
      readingsOf(words, words).flatMap((reading) => reading.words.map((one) => this.#search(one, looked))),
    );
    if (found.flat().some(({ companyName }) => isInName(companyName, words))) return true;
    const { isListed } = await this.#options.listing.getProgress();
    return !isListed && (await this.#findInPartnerCenter(words)).kind !== 'none';
  }

  /** With address country and primary contact. Throws `CustomerNotFoundError`. */
  async getCustomer(agent: Agent, customerId: CustomerId): Promise<Customer> {
    await this.#options.authorization.require(agent, 'see-status');
    const customer = await this.#options.partnerCenter.findCustomer(agent.agentId, customerId);
    if (!customer) throw new CustomerNotFoundError(customerId);
    await this.#options.notes.noteCountry(customerId, customer.country);
    return customer;
  }

  /** As the directory has it, without asking Partner Center. Throws `NotAllowedError`. */
  async findListed(agent: Agent, customerId: CustomerId): Promise<DirectoryEntry | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.directory.find(customerId);
  }

  async #findByIds(ids: readonly string[]): Promise<CustomerMatch> {
    const { partnerCenter } = this.#options;
    const found = await Promise.all(ids.map((id) => partnerCenter.findCustomer(finder, id as CustomerId)));
    const customers = found.filter((customer) => customer !== undefined);
    const [customer] = customers;
    return customer && customers.length === 1 ? { kind: 'one', customer } : offered(customers);
  }

  async #read(reading: Reading, isListed: boolean): Promise<CustomerMatch> {
    const [words = ''] = reading.words;
    switch (reading.kind) {
      case 'usual':
        return this.#usual(words, isListed);
      case 'called':
        return this.#called({ words, name: reading.name ?? words }, isListed);
      case 'offered':
        return this.#offered(reading.words, isListed);
    }
  }

  async #usual(words: string, isListed: boolean): Promise<CustomerMatch> {
    const found = sure(await this.#search(words, choices + 1));
    if (isListed && found.length > 0) return matchFromDirectory(found, words);
    const elsewhere = await this.#findInPartnerCenter(words);
    return elsewhere.kind === 'none' ? matchFromDirectory(found, words) : elsewhere;
  }

  async #called({ words, name }: { words: string; name: string }, isListed: boolean): Promise<CustomerMatch> {
    const found = sure(await this.#search(words, looked));
    const called = found.filter(
      ({ fit, companyName }) => isCalled(companyName, name) || (fit === 'exact' && words === name),
    );
    if (isListed || called.length > 0) return matchFromDirectory(called, name);
    const elsewhere = customersOf(await this.#findInPartnerCenter(words));
    const [only, ...others] = elsewhere.filter(
      ({ companyName, domain }) => isCalled(companyName, name) || domain === name,
    );
    return only && others.length === 0 ? { kind: 'one', customer: only } : { kind: 'none' };
  }

  async #offered(names: readonly string[], isListed: boolean): Promise<CustomerMatch> {
    const found = new Map<string, CustomerSummary>();
    for (const name of names) {
      const listed = await this.#search(name, choices + 1);
      const fitting = isListed || listed.length > 0 ? listed : customersOf(await this.#findInPartnerCenter(name));
      for (const customer of fitting) found.set(customer.customerId, customer);
    }
    return offered([...found.values()]);
  }

  /** With typing errors, or with some of the words left out. */
  async #findNear(words: string): Promise<CustomerMatch> {
    const near = await this.#search(words, choices + 1);
    if (near.length > 0) return offered(near);
    for (const most of mostOf(words)) {
      const found = sure(await this.#search(most, choices + 1));
      if (found.length > 0) return offered(found);
    }
    return { kind: 'none' };
  }

  #search(words: string, limit: number): Promise<readonly FoundCustomer[]> {
    return this.#options.directory.search(words, limit);
  }

  async #findInPartnerCenter(words: string): Promise<CustomerMatch> {
    const byName = await this.#startingWith('companyName', words);
    return byName.kind === 'none' ? this.#startingWith('domain', words) : byName;
  }

  async #startingWith(field: 'companyName' | 'domain', words: string): Promise<CustomerMatch> {
    const startsWith = words.trim();
    const found = await this.#options.partnerCenter.findCustomers(finder, { field, startsWith, limit: choices });
    return matchFromPartnerCenter(found.customers, { hasMore: found.hasMore, field, words: startsWith });
  }
}

/** The directory tells of typing errors only where nothing else fits. */
function sure(found: readonly FoundCustomer[]): readonly FoundCustomer[] {
  return found.filter(({ fit }) => fit !== 'near');
}
