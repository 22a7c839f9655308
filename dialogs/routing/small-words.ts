import { commandWords } from '../../cards/wording/commands.ts';
import { smallWords } from '../../cards/wording/small-words.ts';
import { languages } from '../../services/conversations/language.ts';

const chinese = /\p{Script=Han}$/u;

const before = languages.flatMap((language) => smallWords[language].before);
const about = languages.flatMap((language) => smallWords[language].about);
const after = languages.flatMap((language) => smallWords[language].after);
const greetings = languages.flatMap((language) => commandWords[language].help);

const greeting = new RegExp(`^(?:${anyOf(greetings)})\\s*[,!.，！。]+\\s*(?=\\S)`, 'iu');
const beginning = startingWith(before);
const preposition = startingWith(about);
const end = new RegExp(`(?:^|[\\s,.!，。！]+|(?<=\\p{Script=Han}))(?:${anyOf(after)})[\\s.!?。！？]*$`, 'iu');

/** Without "hello, could you please". */
export function withoutPoliteBeginning(text: string): string {
  return whileItChanges(text, (rest) => rest.replace(greeting, '').replace(beginning, ''));
}

/** Without "please, thank you". */
export function withoutPoliteEnd(text: string): string {
  return whileItChanges(text, (rest) => rest.replace(end, ''));
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

/** Chinese is written without blanks between words. */
function startingWith(words: readonly string[]): RegExp {
  const spaced = words.filter((word) => !chinese.test(word));
  const joined = words.filter((word) => chinese.test(word));
  return new RegExp(`^(?:(?:${anyOf(spaced)})(?:[\\s,:]+)|(?:${anyOf(joined)})\\s*)`, 'iu');
}

/** The longest first; each as it is, with either apostrophe. */
function anyOf(words: readonly string[]): string {
  return words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll('.', '\\.').replaceAll('’', "['’]"))
    .join('|');
}
