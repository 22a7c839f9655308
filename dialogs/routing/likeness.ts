import type { CommandName } from '../../cards/wording/command-names.ts';
import { needsNoBlanks } from '../../services/conversations/language.ts';
import { allowedErrors, countTypingErrors } from '../../services/customers/search/near-words.ts';
import { isAboutCustomer, plainPhrases, tokensOf } from './phrases.ts';

/** A command that looks like what was typed, and what stands beside it. */
export interface NearCommand {
  readonly name: CommandName;
  readonly words: string;
}

interface Spelled {
  readonly name: CommandName;
  readonly spelling: string;
  readonly count: number;
}

interface Compared extends NearCommand {
  readonly errors: number;
  readonly length: number;
}

/** A shorter word with an error in it is another word. */
const shortest = 5;
const mostErrors = 2;

const spelled: readonly Spelled[] = plainPhrases.flatMap(({ name, words }) => {
  const joined = [0, -1].map((way) => words.map(({ spellings }) => spellings.at(way) ?? '').join(''));
  return [...new Set(joined)].map((spelling) => ({ name, spelling, count: words.length }));
});

/** Commands with typing errors in them, the fewest first, then the longest. Beside one about a customer stands the customer, else nothing. */
export function nearCommands(text: string): readonly NearCommand[] {
  const tokens = tokensOf(text);
  const near: Compared[] = [];
  for (const { name, spelling, count } of spelled) {
    const places = isAboutCustomer(name) ? [0, tokens.length - count] : tokens.length === count ? [0] : [];
    for (const from of new Set(places)) {
      const part = tokens.slice(Math.max(from, 0), from + count);
      if (part.length < count) continue;
      const errors = errorsOf(part.map(({ spellings }) => spellings[0] ?? '').join(''), spelling);
      if (errors === undefined) continue;
      const words = from === 0 ? text.slice(part.at(-1)?.to) : text.slice(0, part[0]?.from);
      near.push({ name, words: words.trim(), errors, length: spelling.length });
    }
  }
  return near.sort((one, other) => one.errors - other.errors || other.length - one.length);
}

/** Undefined where there are too many for the same word. In Chinese a mistaken character sounds like the one that was meant. */
function errorsOf(typed: string, word: string): number | undefined {
  const isHan = needsNoBlanks(word);
  const allowed = isHan ? Number(word.length > 1) : word.length < shortest ? 0 : allowedErrors(word.length);
  if (Math.abs(typed.length - word.length) > Math.min(allowed, mostErrors)) return undefined;
  const errors = countTypingErrors(typed, word);
  return errors <= allowed ? errors : undefined;
}
