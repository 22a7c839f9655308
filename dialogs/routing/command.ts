import type { CommandName } from '../../cards/wording/command-names.ts';
import { isCustomerMessage } from '../agreements/customer-message.ts';
import { type Found, findPhrases } from './phrases.ts';
import {
  isOnlySmallWords,
  whileItChanges,
  withoutPoliteBeginning,
  withoutPoliteEnd,
  withoutPossessive,
  withoutPrepositions,
} from './small-words.ts';
import { oneLine, unwrapped, visible, withoutMarks } from './typed-text.ts';

/** What somebody typed, as a command of any of the languages, with the words that follow it. */
export interface Command {
  readonly name: CommandName;
  readonly words: string;
}

/** Where each command works. */
const commandPlaces = {
  status: 'everywhere',
  confirm: 'private chat',
  invite: 'private chat',
  link: 'private chat',
  'new-customer': 'private chat',
  'invite-new': 'private chat',
  order: 'private chat',
  'hand-over': 'private chat',
  history: 'private chat',
  evidence: 'private chat',
  unconfirmed: 'everywhere',
  remind: 'private chat',
  reminders: 'private chat',
  assign: 'private chat',
  report: 'private chat',
  guide: 'private chat',
  template: 'private chat',
  language: 'private chat',
  'sign-out': 'private chat',
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

const closingMarks = /^[*_~`"”“»›'’）)\]…]+(?=[\s:：,，;；]|$)/u;
const separators = /^(?:[\s:：,，;；、。.!！?？]|[-–—](?=\s))+/u;

/** Commands of all languages are understood at any time, and a customer's message asks for the guide. Undefined when the text is neither. */
export function parseCommand(text: string, pasted = text): Command | undefined {
  return isCustomerMessage(pasted) ? { name: 'guide', words: '' } : parseCommands(text)[0];
}

/** Every way to read the text as a command, the likeliest first: "check order ltd" may be about the customer "Order Ltd". */
export function parseCommands(text: string): readonly Command[] {
  const typed = withoutMarks(oneLine(text));
  if (/^[?？]+$/u.test(visible(typed))) return [{ name: 'help', words: '' }];
  const asked = withoutPoliteness(text);
  const readings = new Set([asked, withoutPrepositions(asked), typed]);
  return [...readings].flatMap((reading) => findPhrases(reading).map(commandOf));
}

/** Without "hello, could you please show me". */
export function withoutPoliteness(text: string): string {
  return whileItChanges(withoutMarks(oneLine(text)), (rest) => withoutMarks(withoutPoliteBeginning(rest)));
}

/** The words without the names of this command that they begin with: "check status of contoso" is `status` said twice. */
export function withoutCommand(words: string, name: CommandName): string {
  const again = findPhrases(words)
    .filter(({ phrase }) => phrase.place === phrase.words.length)
    .map(commandOf)
    .find((command) => command.name === name);
  return again === undefined || again.words === '' ? words : again.words;
}

/** As typed, since a customer's name is more than its folded form. */
function commandOf({ phrase, beside }: Found): Command {
  const isBehind = phrase.place === undefined || phrase.place === phrase.words.length;
  const cut = isBehind ? beside : withoutPossessive(beside);
  const words = cut
    .replace(closingMarks, '')
    .replace(separators, '')
    .replace(/[?？。！\p{Cf}]+$/u, '')
    .trim();
  const isNothing = phrase.place === undefined ? withoutPoliteEnd(words) === '' : !isBehind && isOnlySmallWords(words);
  return { name: phrase.name, words: isNothing ? '' : unwrapped(words) };
}
