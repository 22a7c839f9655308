import { type CommandName, type CustomerCommandName, customerCommands } from '../../cards/wording/command-names.ts';
import { commandWords } from '../../cards/wording/commands.ts';
import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages } from '../../services/conversations/language.ts';
import { foldedNames } from '../../services/customers/search/search-text.ts';

/** A word, or one Chinese character, in each of its spellings, and where it stands in the text. */
interface Token {
  readonly spellings: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Stands in a phrase for the customer: `has * accepted`. */
const customerPlace = '*';

export interface Phrase {
  readonly name: CommandName;
  readonly words: readonly Token[];
  /** Where among the words the customer stands; undefined for a command that is about none. */
  readonly place: number | undefined;
  /** The more of what was typed is the phrase's, the likelier it is meant. */
  readonly letters: number;
}

/** A phrase that was found in a text, and what the text says beside it. */
export interface Found {
  readonly phrase: Phrase;
  readonly beside: string;
}

/** Of words that stand before the command: more of them are a sentence and not a name. */
const mostWordsBefore = 5;
/** Nobody asks in so many words, and each may be a place for the customer to end. */
const mostTokens = 60;
const word =
  /\p{Script=Han}\p{M}*|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:['’‘`´.-](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)*/gu;

export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(word)].map((match) => ({
    spellings: foldedNames(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

const all: readonly Phrase[] = languages
  .flatMap((language) =>
    Object.entries(commandWords[language]).flatMap(([name, said]) =>
      said.flatMap((text, at) => phrasesOf(name as CommandName, text, at === 0)),
    ),
  )
  .sort((one, other) => other.letters - one.letters);

const between = sequencesOf(
  languages.flatMap((language) => [
    ...spokenLanguages[language].smallWords.within,
    ...spokenLanguages[language].smallWords.after,
  ]),
);

/** A command about a customer names it behind its words, and the word that is shown may also follow it, as verbs do in German. */
function phrasesOf(name: CommandName, text: string, isShown: boolean): readonly Phrase[] {
  const parts = text.split(customerPlace);
  const words = parts.flatMap(tokensOf);
  const letters = words.reduce((sum, { spellings }) => sum + (spellings[0]?.length ?? 0), 0);
  if (parts.length > 1) return [{ name, words, letters, place: tokensOf(parts[0] ?? '').length }];
  if (name !== 'guide' && !isAboutCustomer(name)) return [{ name, words, letters, place: undefined }];
  const behind = { name, words, letters, place: words.length };
  return isShown && name !== 'guide' ? [behind, { ...behind, place: 0 }] : [behind];
}

/** By the spellings of their first word, so that a text is compared only with phrases that it may say. */
const [beginning, behindCustomer] = [firstWords((place) => place !== 0), firstWords((place) => place === 0)];

function firstWords(fits: (place: Phrase['place']) => boolean): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { words, place }] of all.entries()) {
    if (!fits(place)) continue;
    for (const spelling of words[0]?.spellings ?? []) found.set(spelling, [...(found.get(spelling) ?? []), index]);
  }
  return found;
}

/** All phrases with which a text can be read, the longest first. */
export function findPhrases(text: string): readonly Found[] {
  const typed = new Typed(text);
  return typed.candidates().flatMap((phrase) => {
    const beside = typed.beside(phrase);
    return beside === undefined ? [] : [{ phrase, beside }];
  });
}

/** A text that is compared with one phrase after the other. */
class Typed {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  /** By place: how many tokens the small word takes that stands there. */
  readonly #smallWords: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text).slice(0, mostTokens);
    this.#smallWords = this.#tokens.map(
      (_token, at) => between.find((sequence) => startsAt(this.#tokens, at, sequence))?.length ?? 0,
    );
  }

  /** The phrases that begin with its first word, and those behind a customer that begin with any. In the order of `all`. */
  candidates(): readonly Phrase[] {
    const begins = (this.#tokens[0]?.spellings ?? []).flatMap((spelling) => beginning.get(spelling) ?? []);
    const follows = this.#tokens.flatMap(({ spellings }) => spellings).flatMap((one) => behindCustomer.get(one) ?? []);
    const found = new Set([...begins, ...follows]);
    return all.filter((_phrase, index) => found.has(index));
  }

  /** What it says beside the phrase; undefined where it does not say the phrase. */
  beside({ words, place = words.length }: Phrase): string | undefined {
    const isFirst = place === 0;
    const start = isFirst ? 0 : this.#endOf(words, { first: 0, last: place }, 0);
    if (start === undefined) return undefined;
    const from = this.#tokens[start - 1]?.to ?? 0;
    if (place === words.length) return this.#text.slice(from);
    for (let end = start + 1; end < this.#tokens.length; end++) {
      if (!this.#endsWith(words, place, end)) continue;
      const beside = this.#text.slice(from, this.#tokens[end]?.from);
      return isFirst && beside.trim().split(/\s+/u).length > mostWordsBefore ? undefined : beside;
    }
    return undefined;
  }

  #endsWith(words: readonly Token[], first: number, at: number): boolean {
    const part = { first, last: words.length };
    const end = this.#endOf(words, part, this.#pastSmallWords(at, words[first]));
    return end !== undefined && this.#pastSmallWords(end) >= this.#tokens.length;
  }

  /** Where these words of the phrase end, whatever small words stand between them. */
  #endOf(words: readonly Token[], { first, last }: Part, from: number): number | undefined {
    let at = from;
    for (let index = first; index < last; index++) {
      const word = words[index];
      if (index > first) at = this.#pastSmallWords(at, word);
      if (!isSame(this.#tokens[at], word)) return undefined;
      at++;
    }
    return at;
  }

  /** To the first that is none, or to this word. */
  #pastSmallWords(from: number, word?: Token): number {
    let at = from;
    while ((this.#smallWords[at] ?? 0) > 0 && !isSame(this.#tokens[at], word)) at += this.#smallWords[at] ?? 0;
    return at;
  }
}

interface Part {
  readonly first: number;
  readonly last: number;
}

/** Whether a text is made of nothing but these. */
export function isMadeOf(text: string, sequences: readonly (readonly Token[])[]): boolean {
  const tokens = tokensOf(text);
  let at = 0;
  while (at < tokens.length) {
    const length = sequences.find((sequence) => startsAt(tokens, at, sequence))?.length;
    if (length === undefined) return false;
    at += length;
  }
  return tokens.length > 0;
}

/** The longest first. */
export function sequencesOf(texts: readonly string[]): readonly (readonly Token[])[] {
  return texts.map(tokensOf).sort((one, other) => other.length - one.length);
}

/** Those that stand in one piece before what they are about. */
export const plainPhrases = all.filter(({ words, place = words.length }) => place === words.length);

export function isAboutCustomer(name: CommandName): name is CustomerCommandName {
  return customerCommands.some((command) => command === name);
}

function startsAt(tokens: readonly Token[], from: number, words: readonly Token[]): boolean {
  return words.every((one, index) => isSame(tokens[from + index], one));
}

function isSame(token: Token | undefined, word: Token | undefined): boolean {
  return token !== undefined && word !== undefined && token.spellings.some((one) => word.spellings.includes(one));
}
