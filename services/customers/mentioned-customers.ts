import type { CustomerSummary } from '../customer.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { CustomerId } from '../ids.ts';
import type { CustomersService } from './customers-service.ts';
import type { DirectoryStore } from './directory/directory-store.ts';
import { companyNameOf, isCalled, isInName } from './search/company-name.ts';
import { customersOf } from './search/customer-match.ts';
import { domainsIn, guidsIn } from './search/named-places.ts';

const mostIds = 10;
/** Words of a name that are looked up together, and how often that is tried for one message. */
const longestName = 5;
const mostSearches = 40;
const looked = 20;
/** Shorter ones alone are the beginning of too many names. */
const longBeginning = 5;
/** In links to orders and in signatures of mail programs. */
const ofMicrosoft = /(^|\.)(microsoft|office|live|outlook|azure|windows)\.(com|net)$/u;
const betweenNames = /[\n.!?;:,()[\]{}"“”„«»<>|。！？；：，、（）]+/u;

interface MentionedCustomersOptions {
  readonly authorization: AuthorizationService;
  readonly customers: CustomersService;
  readonly directory: DirectoryStore;
}

/** Guesses which customers a message is about, from an id, an address or a name in it. It is a guess: nothing may be done on it alone. */
export class MentionedCustomers {
  readonly #options: MentionedCustomersOptions;

  constructor(options: MentionedCustomersOptions) {
    this.#options = options;
  }

  /** An id is surest. Who is named by a domain and who by the whole name stand side by side; a beginning counts alone. */
  async find(agent: Agent, text: string): Promise<readonly CustomerSummary[]> {
    await this.#options.authorization.require(agent, 'see-status');
    const byId = await this.#findIds(text);
    if (byId.length > 0) return byId;
    const [byDomain, { sure, likely }] = await Promise.all([this.#findDomains(agent, text), this.#findNames(text)]);
    const named = once([...byDomain, ...sure]);
    return named.length > 0 ? named : once(likely);
  }

  /** Of the ids in the answer to an order, one may be the customer's. */
  async #findIds(text: string): Promise<readonly CustomerSummary[]> {
    const ids = guidsIn(text).slice(0, mostIds);
    const found = await Promise.all(ids.map((id) => this.#options.directory.find(id as CustomerId)));
    return found.filter((customer) => customer !== undefined);
  }

  async #findDomains(agent: Agent, text: string): Promise<readonly CustomerSummary[]> {
    const found: CustomerSummary[] = [];
    for (const domain of domainsIn(text).filter((one) => !ofMicrosoft.test(one))) {
      const match = await this.#options.customers.findCustomers(agent, domain);
      if (match.kind !== 'too-many') found.push(...customersOf(match));
    }
    return once(found);
  }

  /** The longest names first; what is part of a name begins no other. */
  async #findNames(text: string): Promise<Pick<NameSearch, 'sure' | 'likely'>> {
    const search = new NameSearch(this.#options.directory);
    for (const phrase of text.split(betweenNames)) {
      const words = phrase.split(/\s+/u).filter((word) => word !== '');
      for (let at = 0; at < words.length; at += await search.take(words.slice(at, at + longestName)));
    }
    return search;
  }
}

/** What stands in one message, looked up with an end to it. */
class NameSearch {
  readonly sure: CustomerSummary[] = [];
  /** They only begin so. */
  readonly likely: CustomerSummary[] = [];
  readonly #directory: DirectoryStore;
  #searches = 0;

  constructor(directory: DirectoryStore) {
    this.#directory = directory;
  }

  /** Returns how many of the words belong together. */
  async take(words: readonly string[]): Promise<number> {
    if (!/^[\p{Lu}\p{Lo}\p{N}]/u.test(words[0] ?? '')) return 1;
    for (let count = words.length; count > 0 && this.#searches < mostSearches; count--) {
      const name = words.slice(0, count).join(' ');
      this.#searches += 1;
      const found = await this.#directory.search(name, looked);
      const named = found.filter(({ companyName }) => isSurely(companyName, name, count));
      this.sure.push(...named);
      if (named.length > 0) return count;
      if (count === 1 && name.length >= longBeginning)
        this.likely.push(...found.filter(({ companyName }) => isCalled(companyName, name)));
    }
    return 1;
  }
}

/** One word has to be the whole name but for the legal form: many names begin with “The”. */
function isSurely(companyName: string, name: string, words: number): boolean {
  return words === 1 ? companyNameOf(companyName).core === companyNameOf(name).core : isInName(companyName, name);
}

function once(customers: readonly CustomerSummary[]): readonly CustomerSummary[] {
  return [...new Map(customers.map((customer) => [customer.customerId, customer])).values()];
}
