import { parseGuid, type CustomerId } from '../../../services/ids.ts';
import { badInput, notFound } from '../answer.ts';
import { type Journal, openJournal } from '../journal.ts';
import type { Call } from '../route.ts';
import { type Customer, seedCustomers } from './customer.ts';
import { firstWordOf, generatedCustomer, generatedIndexOf } from './generated-customers.ts';

export interface CustomerFilter {
  readonly field: 'companyName' | 'domain';
  /** Compared ignoring case. */
  readonly startsWith: string;
}

export interface CustomerPage {
  readonly customers: readonly Customer[];
  /** Where the next page begins; undefined on the last one. */
  readonly next: number | undefined;
}

type Entry =
  | { readonly kind: 'came'; readonly customer: Customer; readonly requestId?: string }
  | { readonly kind: 'left'; readonly customerId: string };

/** The partner's customers in a fixed order: hand-made ones, generated ones, and those added since. */
export class CustomerDirectory {
  readonly #count: number;
  readonly #seedIndexes = new Map(seedCustomers.map(({ id }, index) => [id, index]));
  readonly #journal: Journal<Entry>;
  readonly #came: Customer[] = [];
  readonly #cameIndexes = new Map<string, number>();
  readonly #byRequestId = new Map<string, Customer>();
  readonly #left = new Set<string>();

  /** Without `dataDir` changes are kept in memory only. */
  constructor(count: number, dataDir?: string) {
    this.#count = count;
    this.#journal = openJournal(dataDir, 'partner-center-sandbox-customers.jsonl', (entry) => this.#apply(entry));
  }

  /** A customer that left before comes back. */
  add(customer: Customer, requestId?: string): void {
    this.#journal.add({ kind: 'came', customer, ...(requestId === undefined ? {} : { requestId }) });
  }

  /** The customer added by this request. */
  findByRequestId(requestId: string): Customer | undefined {
    return this.#byRequestId.get(requestId);
  }

  remove(customerId: string): void {
    this.#journal.add({ kind: 'left', customerId });
  }

  reset(): void {
    this.#journal.clear();
    this.#came.length = 0;
    this.#cameIndexes.clear();
    this.#byRequestId.clear();
    this.#left.clear();
  }

  close(): void {
    this.#journal.close();
  }

  find(id: string): Customer | undefined {
    if (this.#left.has(id)) return undefined;
    const index = this.#cameIndexes.get(id) ?? this.#seedIndexes.get(id) ?? generatedIndexOf(id);
    if (index === undefined || index >= this.#end) return undefined;
    const customer = this.#at(index);
    return customer.id === id ? customer : undefined;
  }

  /** Ignoring case. */
  hasDomain(domain: string): boolean {
    const { customers } = this.page(0, this.#end, {
      field: 'domain',
      startsWith: domain,
    });
    return customers.some((customer) => customer.domain.toLowerCase() === domain.toLowerCase());
  }

  page(from: number, size: number, filter?: CustomerFilter): CustomerPage {
    const customers: Customer[] = [];
    for (const index of this.#indexes(from, filter)) {
      if (customers.length === size) return { customers, next: index };
      customers.push(this.#at(index));
    }
    return { customers, next: undefined };
  }

  *all(): Generator<Customer> {
    for (const index of this.#indexes(0, undefined)) yield this.#at(index);
  }

  #apply(entry: Entry): void {
    if (entry.kind === 'left') {
      this.#left.add(entry.customerId);
      return;
    }
    const { id } = entry.customer;
    this.#left.delete(id);
    if (entry.requestId !== undefined) this.#byRequestId.set(entry.requestId, entry.customer);
    if (this.find(id) !== undefined) return;
    this.#cameIndexes.set(id, this.#end);
    this.#came.push(entry.customer);
  }

  get #end(): number {
    return this.#count + this.#came.length;
  }

  *#indexes(from: number, filter: CustomerFilter | undefined): Generator<number> {
    const matches = filter === undefined ? () => true : this.#matcher(filter);
    const isThere = (index: number) => this.#left.size === 0 || !this.#left.has(this.#at(index).id);
    for (let index = from; index < this.#end; index += 1) if (matches(index) && isThere(index)) yield index;
  }

  /** Looks at the first word before it makes a customer, so that a search among a million takes milliseconds. */
  #matcher({ field, startsWith }: CustomerFilter): (index: number) => boolean {
    const prefix = startsWith.toLowerCase();
    const possible = (word: string) => word.startsWith(prefix) || prefix.startsWith(word);
    const known = new Map<string, boolean>();
    const isPossible = (word: string) => {
      const answer = known.get(word) ?? possible(word.toLowerCase());
      known.set(word, answer);
      return answer;
    };
    return (index) =>
      (index < seedCustomers.length || index >= this.#count || isPossible(firstWordOf(index))) &&
      this.#at(index)[field].toLowerCase().startsWith(prefix);
  }

  #at(index: number): Customer {
    return this.#came[index - this.#count] ?? seedCustomers[index] ?? generatedCustomer(index);
  }
}

/** The customer in the path `…/customers/{customerId}…`. */
export function requestedCustomer(call: Call, directory: CustomerDirectory): Customer {
  const id = parseGuid<CustomerId>(call.parameters['customerId'] ?? '');
  if (id === undefined) throw badInput('Customer Id must be a GUID.');
  const customer = directory.find(id);
  if (customer === undefined) throw notFound();
  return customer;
}
