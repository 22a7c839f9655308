import { domainLine, nameLine, searchTextOf, type SearchWords } from './search-text.ts';
import type { CustomerSummary } from '../customer.ts';

/** From all of the name, domain or id, over how it begins, its words and parts of them, to one with typing errors. */
const fits = ['exact', 'start', 'word', 'part', 'near'] as const;

export type Fit = (typeof fits)[number];

/** How well a customer fits what was typed. */
export function fitOf(customer: CustomerSummary, { phrases, words, idPart }: SearchWords): Fit {
  const text = searchTextOf(customer);
  const hasAny = (parts: readonly string[]) => parts.some((part) => text.includes(part));
  if (customer.customerId === idPart || hasAny(phrases.flatMap((phrase) => [nameLine(phrase), domainLine(phrase)])))
    return 'exact';
  if (hasAny(phrases.flatMap((phrase) => [`\n ${phrase}`, `\t ${phrase}`]))) return 'start';
  if (words.every((spellings) => hasAny(spellings.map((word) => ` ${word}`)))) return 'word';
  if (hasAny(phrases) || words.every(hasAny) || (idPart !== undefined && customer.customerId.includes(idPart)))
    return 'part';
  return 'near';
}

/** Below zero when the first is the better one. */
export function compareFits(one: Fit, other: Fit): number {
  return fits.indexOf(one) - fits.indexOf(other);
}
