import type { Customer } from './customer.ts';
import { firstWordOf, generatedCustomer, generatedIndexOf } from './generated-customers.ts';
import { seedCustomers } from './seed-customers.ts';

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

/** The partner's customers in a fixed order: the hand-made ones, then generated ones. */
export class CustomerDirectory {
  readonly #count: number;
  readonly #seedIndexes = new Map(seedCustomers.map(({ id }, index) => [id, index]));

  constructor(count: number) {
    this.#count = count;
  }

  find(id: string): Customer | undefined {
    const index = this.#seedIndexes.get(id) ?? generatedIndexOf(id);
    if (index === undefined || index >= this.#count) return undefined;
    const customer = this.#at(index);
    return customer.id === id ? customer : undefined;
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
    for (let index = 0; index < this.#count; index += 1) yield this.#at(index);
  }

  *#indexes(from: number, filter: CustomerFilter | undefined): Generator<number> {
    const matches = filter === undefined ? () => true : this.#matcher(filter);
    for (let index = from; index < this.#count; index += 1) if (matches(index)) yield index;
  }

  /** Looks at the first word before it makes a customer: a search among a million stays in milliseconds. */
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
      (index < seedCustomers.length || isPossible(firstWordOf(index))) &&
      this.#at(index)[field].toLowerCase().startsWith(prefix);
  }

  #at(index: number): Customer {
    return seedCustomers[index] ?? generatedCustomer(index);
  }
}
