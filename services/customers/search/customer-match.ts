import type { CustomerSummary } from '../../customer.ts';
import type { FoundCustomer } from './search-text.ts';

/** What the words of an agent point at. */
export type CustomerMatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly customer: CustomerSummary }
  | { readonly kind: 'some'; readonly customers: readonly CustomerSummary[] }
  | { readonly kind: 'too-many'; readonly customers: readonly CustomerSummary[] };

/** More than this is no choice but a list to read. */
export const choices = 5;

/** So few letters are found within nearly any name. */
const fewLetters = 4;

/** One with typing errors is offered, never taken, and so is one that only has a few letters in the midst of a word: it may be another customer. */
export function matchFromDirectory(found: readonly FoundCustomer[], words: string): CustomerMatch {
  const exact = found.filter(({ fit }) => fit === 'exact');
  const only = exact.length === 1 ? exact[0] : found.length === 1 && isSure(found[0], words) ? found[0] : undefined;
  return only ? { kind: 'one', customer: only } : offered(found);
}

function isSure(found: FoundCustomer | undefined, words: string): boolean {
  const shortest = Math.min(
    ...words
      .trim()
      .split(/\s+/u)
      .map(({ length }) => length),
  );
  return found?.fit !== 'near' && (found?.fit !== 'part' || shortest >= fewLetters);
}

export function matchFromPartnerCenter(
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

/** For the agent to choose from, be it only one. */
export function offered(customers: readonly CustomerSummary[]): CustomerMatch {
  if (customers.length === 0) return { kind: 'none' };
  return { kind: customers.length > choices ? 'too-many' : 'some', customers: customers.slice(0, choices) };
}

export function customersOf(match: CustomerMatch): readonly CustomerSummary[] {
  if (match.kind === 'none') return [];
  return match.kind === 'one' ? [match.customer] : match.customers;
}
