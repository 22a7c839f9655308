import { needsNoBlanks, wordsFor } from '../../conversations/language.ts';
import { companyNameOf } from './company-name.ts';
import { chosenLabel, domainsIn } from './named-places.ts';
import { foldedNames } from './search-text.ts';

/** One way to look for the customer that words name. */
export interface Reading {
  /**
   * `usual` takes the customer that fits the words best; `called` takes only one with this `name` or domain;
   * `offered` customers were not named exactly, and are for the agent to choose from, be it only one.
   */
  readonly kind: 'usual' | 'called' | 'offered';
  /** Each looked for by itself. */
  readonly words: readonly string[];
  readonly name?: string;
}

const connectors = [...wordsFor('and'), ...wordsFor('or')].map((word) =>
  needsNoBlanks(word) ? word : `\\s${word}\\s`,
);
const betweenNames = new RegExp(`[,;，；、\\n\\t/|&+]|${connectors.join('|')}`, 'iu');
/** Names in one message beyond these are a list, and a list is not a question about one customer. */
const mostNames = 4;
/** Of a name that is looked for word by word. */
const mostWords = 5;

/** From what was typed, over domains and other spellings, to the single names in it. `plain` are `words` without what is said around a name. */
export function readingsOf(words: string, plain: string): readonly Reading[] {
  const domains = domainsIn(plain);
  const own = domains.filter((domain) => !domain.endsWith('.onmicrosoft.com'));
  if (own.length > 0) return [...amongWords(plain), ...own.flatMap(called), offeredFor(domains.map(chosenLabel))];
  const asTyped = words === plain ? [] : called(words);
  return [...asTyped, { kind: 'usual', words: domains.length === 1 ? domains : [plain] }, ...otherSpellings(plain)];
}

/** Of a company with "and", or with a legal form: another one may not be the same company. */
function otherSpellings(plain: string): readonly Reading[] {
  const { core, legalForm } = companyNameOf(plain);
  if (core === '' || core === foldedNames(plain)[0]) return severalNames(plain);
  if (legalForm === '') return [{ kind: 'usual', words: [core] }, ...severalNames(plain)];
  return [{ kind: 'called', words: [core], name: plain }, offeredFor([core]), ...severalNames(plain)];
}

/** A company may have a domain in the midst of its name. */
function amongWords(plain: string): readonly Reading[] {
  return plain.includes(' ') ? [{ kind: 'usual', words: [plain] }] : called(plain);
}

/** Nobody is called by an address. */
function called(name: string): readonly Reading[] {
  return /[@/]/u.test(name) && !name.includes(' ') ? [] : [{ kind: 'called', words: [name], name }];
}

function offeredFor(words: readonly string[]): Reading {
  return { kind: 'offered', words: [...new Set(words)].filter((word) => word.length > 1) };
}

/** What may be names in a list, in lines, or in the cells of a table. */
export function namesIn(text: string): readonly string[] {
  const names = text.split(betweenNames).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
}

function severalNames(plain: string): readonly Reading[] {
  const names = namesIn(plain);
  return names.length > 1 && names.length <= mostNames ? [offeredFor(names)] : [];
}

/** The words with some of them left out, at least half of them kept, the most first. */
export function mostOf(plain: string): readonly string[] {
  const words = [...new Set((foldedNames(plain)[0] ?? '').split(' '))].filter((word) => word.length > 2);
  if (words.length < 2 || words.length > mostWords) return [];
  const kept = Array.from({ length: 2 ** words.length - 2 }, (_, at) =>
    words.filter((_word, bit) => ((at + 1) >> bit) & 1),
  );
  return kept
    .filter((some) => some.length * 2 >= words.length)
    .sort((one, other) => other.length - one.length || other.join('').length - one.join('').length)
    .map((some) => some.join(' '));
}
