import type { CommandName } from '../../cards/wording/commands.ts';
import { withoutCommand } from '../routing/command.ts';
import {
  whileItChanges,
  withoutPoliteBeginning,
  withoutPoliteEnd,
  withoutPrepositions,
} from '../routing/small-words.ts';
import type { Mention } from '../turn.ts';
import { unwrapped, withoutMarks } from '../routing/typed-text.ts';

/** How somebody named a customer. */
export interface CustomerWords {
  /** As they typed it: a name may begin like a preposition or a command. */
  readonly words: string;
  /** Without what is said around a name: `of contoso, please` is `contoso`. */
  readonly plain: string;
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
export function withoutMentions(words: string, mentions: readonly Mention[]): string {
  const rest = mentions.reduce((text, { name }) => (name === '' ? text : text.replace(name, ' ')), words);
  return rest.replace(/^[\s,;:]+|[\s,;:]+$/gu, '').replace(/\s+/gu, ' ') || words;
}
