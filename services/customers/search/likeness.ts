import type { CustomerSummary } from '../../customer.ts';
import { allowedErrors, countTypingErrors } from './near-words.ts';
import { parseSearchWords, searchTextOf } from './search-text.ts';

/** Whether words are those of a customer's name or domain, are so but for typing errors, or are about something else. */
export type Likeness = 'named' | 'near' | 'other';

/** Fewer letters are the beginning of too many names. */
const shortestBeginning = 3;
/** Fewer letters with an error in them are another word. */
const shortestWithErrors = 5;

/** How likely somebody means this customer who types these words and nothing that says so: each of them has to be its own. */
export function likenessOf(customer: CustomerSummary, typed: string): Likeness {
  const text = searchTextOf(customer);
  const own = text.split(/\s+/u).filter((word) => word !== '');
  const { words } = parseSearchWords(typed);
  const fits = words.map((spellings) => best(spellings.map((word) => fitOf(word, { text, own }))));
  if (fits.length === 0 || fits.includes('other')) return 'other';
  return fits.includes('near') ? 'near' : 'named';
}

function best(fits: readonly Likeness[]): Likeness {
  return fits.includes('named') ? 'named' : fits.includes('near') ? 'near' : 'other';
}

function fitOf(word: string, { text, own }: { readonly text: string; readonly own: readonly string[] }): Likeness {
  if (/\p{Script=Han}/u.test(word)) return word.length > 1 && text.includes(word) ? 'named' : 'other';
  const isOwn = own.includes(word) || (word.length >= shortestBeginning && text.includes(` ${word}`));
  if (isOwn) return 'named';
  if (word.length < shortestWithErrors) return 'other';
  return own.some((one) => countTypingErrors(word, one) <= allowedErrors(Math.min(word.length, one.length)))
    ? 'near'
    : 'other';
}
