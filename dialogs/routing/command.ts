import { closest } from 'fastest-levenshtein';
import { type CommandName, customerCommands } from '../../cards/wording/command-names.ts';
import { commandWords } from '../../cards/wording/commands.ts';
import { languages, needsNoBlanks } from '../../services/conversations/language.ts';
import { isCustomerMessage } from '../agreements/customer-message.ts';
import {
  isOnlySmallWords,
  whileItChanges,
  withoutPoliteBeginning,
  withoutPoliteEnd,
  withoutPossessive,
  withoutPrepositions,
} from './small-words.ts';
import { afterVisible, oneLine, unwrapped, visible, withoutMarks } from './typed-text.ts';

/** What somebody typed, as a command of any of the languages, with the words that follow it. */
export interface Command {
  readonly name: CommandName;
  readonly words: string;
}

/** `cancel` is about what the chat waits for, which no handler knows. */
export type AnsweredCommand = Exclude<CommandName, 'cancel'>;

/** Where each command works. */
const commandPlaces = {
  status: 'everywhere',
  confirm: 'private chat',
  invite: 'private chat',
  'new-customer': 'private chat',
  'invite-new': 'private chat',
  order: 'private chat',
  'hand-over': 'private chat',
  history: 'private chat',
  unconfirmed: 'everywhere',
  remind: 'private chat',
  reminders: 'private chat',
  assign: 'private chat',
  report: 'private chat',
  guide: 'private chat',
  template: 'private chat',
  language: 'private chat',
  cancel: 'private chat',
  help: 'everywhere',
} as const satisfies Readonly<Record<CommandName, 'everywhere' | 'private chat'>>;

/** The commands of channels and group chats. */
export type SharedCommand = {
  [Name in CommandName]: (typeof commandPlaces)[Name] extends 'everywhere' ? Name : never;
}[CommandName];

export function isShared(name: CommandName): name is SharedCommand {
  return commandPlaces[name] === 'everywhere';
}

interface Phrase {
  readonly name: CommandName;
  readonly phrase: string;
}

const folded = (text: string): string => visible(oneLine(text)).toLowerCase();

/** Longest first, so that a phrase of two words wins over its first word. */
const phrases: readonly Phrase[] = languages
  .flatMap((language) => Object.entries(commandWords[language]))
  .flatMap(([name, words]) => words.map((phrase) => ({ name: name as CommandName, phrase: folded(phrase) })))
  .sort((one, other) => other.phrase.length - one.phrase.length);

/** Those that may stand behind the customer, as verbs do in German and Dutch. */
const endings: readonly Phrase[] = languages
  .flatMap((language) => customerCommands.map((name) => ({ name, phrase: folded(commandWords[language][name][0]) })))
  .sort((one, other) => other.phrase.length - one.phrase.length);

/** More before a command is a sentence, and not a name. */
const mostWordsBefore = 5;

const boundary = /^(?:$|[\s:：,，;；!！?？。、*_~`"”“»›）)\]…]|[.'’](?:\s|$))/u;
const closingMarks = /^[*_~`"”“»›'’）)\]…]+(?=[\s:：,，;；]|$)/u;
const separators = /^(?:[\s:：,，;；、!！]|[-–—](?=\s))+/u;

/** Commands of all languages are understood at any time, and a customer's message asks for the guide. Undefined when the text is neither. */
export function parseCommand(text: string, pasted = text): Command | undefined {
  return isCustomerMessage(pasted) ? { name: 'guide', words: '' } : parseCommands(text)[0];
}

/** Every way to read the text as a command, the likeliest first: "check order ltd" may be about the customer "Order Ltd". */
export function parseCommands(text: string): readonly Command[] {
  const typed = withoutMarks(oneLine(text));
  if (visible(typed) === '?') return [{ name: 'help', words: '' }];
  const asked = whileItChanges(typed, (rest) => withoutMarks(withoutPoliteBeginning(rest)));
  const readings = [
    () => startingWithCommand(asked),
    () => startingWithCommand(typed),
    () => startingWithCommand(withoutPrepositions(asked)),
    () => endingWithCommand(asked),
  ];
  for (const read of readings) {
    const commands = read();
    if (commands.length > 0) return commands;
  }
  return [];
}

/** The commands that look most like what was typed, at most `count`. */
export function nearestCommands(text: string, count: number): readonly CommandName[] {
  const first = folded(withoutMarks(text)).slice(0, 40).split(' ')[0] ?? '';
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

/** The words without the names of this command that they begin with: "check status of contoso" is `status` said twice. */
export function withoutCommand(words: string, name: CommandName): string {
  const again = startingWithCommand(words).find((command) => command.name === name);
  return again === undefined || again.words === '' ? words : again.words;
}

function startingWithCommand(typed: string): readonly Command[] {
  const said = folded(typed).replace(/[.!?。！]+$/u, '');
  return phrases
    .filter(({ phrase }) => startsWithPhrase(said, phrase))
    .map(({ name, phrase }) => ({ name, words: wordsAfter(typed, phrase) }));
}

/** "Contoso status". */
function endingWithCommand(typed: string): readonly Command[] {
  const asked = withoutPoliteEnd(typed).replace(/[\s\p{Cf}.!?。！]+$/u, '');
  const said = folded(asked);
  return endings.flatMap(({ name, phrase }) => {
    const before = said.slice(0, -phrase.length);
    if (!said.endsWith(phrase) || !/[\s:,–-]$/u.test(needsNoBlanks(phrase) ? `${before} ` : before)) return [];
    const after = afterVisible(asked, before.length);
    const words = withoutPossessive(asked.slice(0, asked.length - after.length));
    if (words.split(' ').length > mostWordsBefore) return [];
    return [{ name, words: isOnlySmallWords(words) ? '' : unwrapped(words) }];
  });
}

function startsWithPhrase(said: string, phrase: string): boolean {
  return said.startsWith(phrase) && (needsNoBlanks(phrase) || boundary.test(said.slice(phrase.length)));
}

/** As typed, since a customer's name is more than its folded form. */
function wordsAfter(typed: string, phrase: string): string {
  const words = afterVisible(typed, phrase.length)
    .replace(closingMarks, '')
    .replace(separators, '')
    .replace(/[?？。！\p{Cf}]+$/u, '')
    .trim();
  return unwrapped(words);
}
