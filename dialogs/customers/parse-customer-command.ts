import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages, needsNoBlanks } from '../../services/conversations/language.ts';
import { withoutMentions } from './customer-words.ts';
import type { Mention } from '../turn.ts';
import { visible } from '../routing/typed-text.ts';

/** How a conversation about one customer begins. */
export interface CustomerQuestion {
  /** The words that name the customer; left out when they are still to be asked for. */
  readonly words?: string;
  /** The words without what is said around a name. */
  readonly plain?: string;
  /** The last words found no single customer, and the agent has been told so. */
  readonly isAskedAgain?: boolean;
  /** What was pasted tells that an order was refused, and not whose. */
  readonly isRefused?: boolean;
  /** What else the command said, such as a day or an agent's name. */
  readonly rest?: string;
}

/** `contoso 2027-03-01` is a customer and a day; anything else is a customer. */
export function remindQuestion(words: string): CustomerQuestion {
  const [, customer = '', day] = /^(.*?)\s*(\d{4}-\d{2}-\d{2})$/u.exec(visible(words)) ?? [];
  return day === undefined ? { words } : { words: customer, rest: day };
}

const to = languages.flatMap((language) => spokenLanguages[language].toAgent);
const spaced = to.filter((word) => !needsNoBlanks(word)).join('|');
const joined = to.filter(needsNoBlanks).join('|');
const toWhom = new RegExp(`^(.+)(?:\\s(?:${spaced})\\s|\\s*(?:${joined})\\s*)(.+)$`, 'iu');
const openTo = new RegExp(`(?:\\s(?:${spaced})|\\s*(?:${joined}))$`, 'iu');

/** `contoso to Ada` is a customer and an agent, and so is `contoso @Ada`. A name such as `Back to Basics` still finds its customer, by its beginning. */
export function assignQuestion(words: string, mentions: readonly Mention[] = []): CustomerQuestion {
  const mentioned = mentions.at(-1)?.name;
  if (mentioned !== undefined && mentioned !== words) {
    const customer = withoutMentions(words, mentions).replace(openTo, '');
    return { words: customer, rest: mentioned };
  }
  const [, customer, agent] = toWhom.exec(words) ?? [];
  return customer === undefined || agent === undefined ? { words } : { words: customer.trim(), rest: agent.trim() };
}
