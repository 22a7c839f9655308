import { closest } from 'fastest-levenshtein';
import { type CommandName, commandWords } from '../cards/wording/commands.ts';
import { isCustomerMessage } from './customer-message.ts';
import { languages } from '../services/conversations/language.ts';

/** What somebody typed, as a command of any of the languages, with the words that follow it. */
export interface Command {
  readonly name: CommandName;
  readonly words: string;
}

interface Phrase {
  readonly name: CommandName;
  readonly phrase: string;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Longest first, so that a phrase of two words wins over its first word. */
const phrases: readonly Phrase[] = languages
  .flatMap((language) => Object.entries(commandWords[language]))
  .flatMap(([name, words]) => words.map((phrase) => ({ name: name as CommandName, phrase: folded(phrase) })))
  .sort((one, other) => other.phrase.length - one.phrase.length);

const chinese = /\p{Script=Han}$/u;

/** Commands of all languages are understood at any time, and a customer's message asks for the guide. Undefined when the text is neither. */
export function parseCommand(text: string): Command | undefined {
  if (isCustomerMessage(text)) return { name: 'guide', words: '' };
  const said = folded(text).replace(/[.!?。！？]+$/u, '');
  if (folded(text) === '?') return { name: 'help', words: '' };
  const match = phrases.find(({ phrase }) => startsWithPhrase(said, phrase));
  return match && { name: match.name, words: wordsAfter(text, match.phrase) };
}

/** The commands that look most like what was typed, at most `count`. */
export function nearestCommands(text: string, count: number): readonly CommandName[] {
  const first = folded(text).slice(0, 40).split(' ')[0] ?? '';
  const names: CommandName[] = [];
  let rest = [...phrases];
  while (names.length < count && rest.length > 0) {
    const nearest = closest(
      first,
      rest.map(({ phrase }) => phrase),
    );
    const name = rest.find(({ phrase }) => phrase === nearest)?.name;
    if (name === undefined) break;
    names.push(name);
    rest = rest.filter((phrase) => phrase.name !== name);
  }
  return names;
}

/** Chinese is written without blanks between words. */
function startsWithPhrase(said: string, phrase: string): boolean {
  if (!said.startsWith(phrase)) return false;
  return (
    said.length === phrase.length || chinese.test(phrase) || said[phrase.length] === ' ' || said[phrase.length] === ':'
  );
}

/** As typed, since a customer's name is more than its folded form. */
function wordsAfter(text: string, phrase: string): string {
  const typed = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  return typed
    .slice(phrase.length)
    .replace(/^[\s::]+/u, '')
    .replace(/[?？。！]+$/u, '')
    .trim();
}
