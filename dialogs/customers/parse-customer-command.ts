import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages, needsNoBlanks } from '../../services/conversations/language.ts';
import type { CommandName } from '../../cards/wording/command-names.ts';
import type { CustomerWords } from '../routing/answer-request.ts';
import { type Command, withoutCommand } from '../routing/command.ts';
import {
  whileItChanges,
  withoutPoliteBeginning,
  withoutPoliteEnd,
  withoutPrepositions,
} from '../routing/small-words.ts';
import { unwrapped, visible, withoutMarks } from '../routing/typed-text.ts';
import type { Mention } from '../turn.ts';

/** What a command about one customer says. */
export interface CustomerCommand {
  /** Left out when the customer is still to be asked for. */
  readonly customer?: CustomerWords;
  /** What else the command said, such as a day or an agent's name. */
  readonly rest?: string | undefined;
}

interface Split {
  readonly words: string;
  readonly rest?: string;
}

export function parseCustomerCommand({ name, words }: Command, mentions: readonly Mention[]): CustomerCommand {
  const split = splitOf(name, words, mentions);
  if (split.words === '') return { rest: split.rest };
  return { customer: customerWords(split.words, { command: name, mentions }), rest: split.rest };
}

function splitOf(name: CommandName, words: string, mentions: readonly Mention[]): Split {
  if (name === 'remind') return remindQuestion(words);
  return name === 'assign' ? assignQuestion(words, mentions) : { words };
}

/** `contoso 2027-03-01` is a customer and a day; anything else is a customer. */
export function remindQuestion(words: string): Split {
  const [, customer = '', day] = /^(.*?)\s*(\d{4}-\d{2}-\d{2})$/u.exec(visible(words)) ?? [];
  return day === undefined ? { words } : { words: customer, rest: day };
}

const to = languages.flatMap((language) => spokenLanguages[language].toAgent);
const spaced = to.filter((word) => !needsNoBlanks(word)).join('|');
const joined = to.filter(needsNoBlanks).join('|');
const toWhom = new RegExp(`^(.+)(?:\\s(?:${spaced})\\s|\\s*(?:${joined})\\s*)(.+)$`, 'iu');
const openTo = new RegExp(`(?:\\s(?:${spaced})|\\s*(?:${joined}))$`, 'iu');

/** `contoso to Ada` is a customer and an agent, and so is `contoso @Ada`. A name such as `Back to Basics` still finds its customer, by its beginning. */
export function assignQuestion(words: string, mentions: readonly Mention[] = []): Split {
  const mentioned = mentions.at(-1)?.name;
  if (mentioned !== undefined && mentioned !== words) {
    const customer = withoutMentions(words, mentions).replace(openTo, '');
    return { words: customer, rest: mentioned };
  }
  const [, customer, agent] = toWhom.exec(words) ?? [];
  return customer === undefined || agent === undefined ? { words } : { words: customer.trim(), rest: agent.trim() };
}

interface Said {
  /** What the words followed; left out for an answer to a question. */
  readonly command?: CommandName;
  readonly mentions: readonly Mention[];
}

export function customerWords(words: string, { command, mentions }: Said): CustomerWords {
  const alone = withoutPoliteEnd(withoutMentions(withoutMarks(words), mentions));
  const named = whileItChanges(alone, (rest) => {
    const name = withoutPrepositions(`${withoutPoliteBeginning(rest)} `).trim();
    return command === undefined || name === '' ? name : withoutCommand(name, command);
  });
  const plain = unwrapped(named);
  return { words, plain: plain === '' ? words : plain };
}

/** Colleagues who are to read along are no part of a customer's name. */
function withoutMentions(words: string, mentions: readonly Mention[]): string {
  const rest = mentions.reduce((text, { name }) => (name === '' ? text : text.replace(name, ' ')), words);
  return rest.replace(/^[\s,;:]+|[\s,;:]+$/gu, '').replace(/\s+/gu, ' ') || words;
}
