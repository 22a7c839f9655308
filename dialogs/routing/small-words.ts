import { commandWords } from '../../cards/wording/commands.ts';
import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages, needsNoBlanks } from '../../services/conversations/language.ts';
import { otherSpellings } from '../../services/customers/search/search-text.ts';

const smallWords = languages.map((language) => spokenLanguages[language].smallWords);
const before = smallWords.flatMap((words) => words.before);
const about = smallWords.flatMap((words) => words.about);
const after = smallWords.flatMap((words) => words.after);
const possessives = languages.flatMap((language) => spokenLanguages[language].possessives);
const greetings = languages.flatMap((language) => commandWords[language].help);

const greeting = new RegExp(`^(?:${anyOf(greetings)})\\s*[,!.，！。]+\\s*(?=\\S)`, 'iu');
const beginning = startingWith(before);
const preposition = startingWith(about);
const possessive = new RegExp(`(?:${anyOf(possessives)})?[\\s:,–-]*$`, 'iu');
const end = new RegExp(`(?:^|[\\s,.!，。！]+|(?<=\\p{Script=Han}))(?:${anyOf(after)})[\\s.!?。！？]*$`, 'iu');

/** Without "hello, could you please". */
export function withoutPoliteBeginning(text: string): string {
  return whileItChanges(text, (rest) => rest.replace(greeting, '').replace(beginning, ''));
}

/** Without "please, thank you". */
export function withoutPoliteEnd(text: string): string {
  return whileItChanges(text, (rest) => rest.replace(end, ''));
}

/** Without the "'s" of "contoso's". */
export function withoutPossessive(text: string): string {
  return text.replace(possessive, '');
}

/** Without "of the customer". */
export function withoutPrepositions(text: string): string {
  return whileItChanges(text, (rest) => rest.replace(preposition, ''));
}

export function isOnlySmallWords(text: string): boolean {
  return withoutPrepositions(withoutPoliteBeginning(`${text} `)).trim() === '';
}

export function whileItChanges(text: string, change: (text: string) => string): string {
  let rest = text;
  for (let next = change(rest); next !== rest; next = change(rest)) rest = next;
  return rest;
}

function startingWith(words: readonly string[]): RegExp {
  const spaced = words.filter((word) => !needsNoBlanks(word));
  const joined = words.filter(needsNoBlanks);
  return new RegExp(`^(?:(?:${anyOf(spaced)})(?:[\\s,:]+)|(?:${anyOf(joined)})\\s*)`, 'iu');
}

/** With or without its apostrophe, and as it may be typed on another keyboard. */
function spelled(letter: string): string {
  if (letter === '.') return '\\.';
  if (letter === '’') return "['’`´]?";
  const others = otherSpellings(letter);
  return others ? `(?:${[letter, ...others].join('|')})` : letter;
}

/** The longest first. */
function anyOf(words: readonly string[]): string {
  return words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replace(/[^ ]/gu, spelled))
    .join('|');
}
