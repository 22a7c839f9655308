import { sharedSuffix } from '../../email-address.ts';
import type { DirectoryEntry } from '../customer-status.ts';
import type { CustomerSummary } from '../../customer.ts';

/** Of what was typed; nobody types more of a name, and every word costs a look into the index. */
const longestQuery = 200;
const mostWords = 10;
const longestStored = 1_000;

/** Letters that do not come apart into a letter and an accent: as they are written without, and as German does. */
const letters: Readonly<Record<string, readonly [plain: string, expanded: string]>> = {
  ä: ['a', 'ae'],
  ö: ['o', 'oe'],
  ü: ['u', 'ue'],
  å: ['a', 'aa'],
  ø: ['o', 'oe'],
  æ: ['ae', 'ae'],
  œ: ['oe', 'oe'],
  ß: ['ss', 'ss'],
  ł: ['l', 'l'],
  đ: ['d', 'd'],
  ð: ['d', 'd'],
  þ: ['th', 'th'],
  ı: ['i', 'i'],
  ς: ['σ', 'σ'],
};

/** A letter as it may be typed on another keyboard; undefined where there is one way only. */
export function otherSpellings(letter: string): readonly string[] | undefined {
  return letters[letter];
}

const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
const accents = /[\u0300-\u036f]/g;
/** On no letter of the word, as somebody may paste them. */
const strayAccents = /^[\u0300-\u036f]+/;
const apostrophes = /['’‘`´]/g;
/** "B.V." is the word "bv". */
const dotsOfInitials = /(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu;
/** Written without spaces between words, so each character counts as one. */
const characterWords = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*/gu;
const spaces = / +/g;
const separators = /[^\p{L}\p{N}\p{M}]+/u;

/** What was typed, ready to be looked for. */
export interface SearchWords {
  /** All of it, in each spelling. */
  readonly phrases: readonly string[];
  /** Each word, in each spelling. */
  readonly words: readonly (readonly string[])[];
  readonly isDomain: boolean;
  /** Lower case; where it can be a part of a tenant id. */
  readonly idPart: string | undefined;
}

export function parseSearchWords(typed: string): SearchWords {
  const text = typed.slice(0, longestQuery).trim();
  const words = wordsOf(withoutSharedSuffix(text)).slice(0, mostWords);
  return {
    phrases: phrasesOf(words),
    words: [...new Set(words)].map(spellingsOf),
    isDomain: /^\S+\.\S*$/.test(text),
    idPart: /^(?=.*[^-])[0-9a-f-]{4,36}$/i.test(text) ? text.toLowerCase() : undefined,
  };
}

/**
 * The text in which a customer is searched: each spelling of its name between line feeds, of its domain between tabs,
 * each word between spaces. Where a name, a domain or a word begins and ends is thus a matter of substrings.
 */
export function searchTextOf({ companyName, domain }: Pick<CustomerSummary, 'companyName' | 'domain'>): string {
  const lines = [...foldedNames(companyName).map(nameLine), ...foldedDomains(domain).map(domainLine)];
  return lines.join('');
}

export const nameLine = (folded: string): string => `\n ${folded} \n`;
export const domainLine = (folded: string): string => `\t ${folded} \t`;

/** Each spelling: without accents, and with `ae` for `ä`. */
export function foldedNames(companyName: string): readonly string[] {
  return phrasesOf(wordsOf(companyName.slice(0, longestStored)));
}

export function foldedDomains(domain: string): readonly string[] {
  return phrasesOf(wordsOf(withoutSharedSuffix(domain.slice(0, longestStored))));
}

/** Also of a suffix that is not typed to its end. */
function withoutSharedSuffix(text: string): string {
  const lower = text.toLowerCase();
  for (let dot = lower.indexOf('.'); dot > 0; dot = lower.indexOf('.', dot + 1)) {
    if (sharedSuffix.startsWith(lower.slice(dot))) return text.slice(0, dot);
  }
  return text;
}

/** In lower case, with their accents; characters that are words side by side stay together. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(apostrophes, '')
    .replace(dotsOfInitials, '')
    .split(separators)
    .map((word) => word.replace(strayAccents, '').replace(characterWords, ' $& ').replace(spaces, ' ').trim())
    .filter((word) => word !== '');
}

function phrasesOf(words: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  const [plain, expanded] = [0, 1].map((way) => words.map((word) => spell(word, way as 0 | 1)).join(' '));
  return [...new Set([plain ?? '', expanded ?? ''])];
}

const spellingsOf = (word: string): readonly string[] => [...new Set([spell(word, 0), spell(word, 1)])];

function spell(word: string, way: 0 | 1): string {
  return word
    .replace(special, (letter) => letters[letter]?.[way] ?? letter)
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC');
}

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

/** A customer, and how well it fits what was typed. */
export interface FoundCustomer extends DirectoryEntry {
  readonly fit: Fit;
}
