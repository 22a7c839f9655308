import type { Ground } from '../../services/form-fields.ts';
import type { ListTitle } from '../../services/bulk/list/list-row.ts';
import type english from './en.json';

export type WordingKey = keyof typeof english;

/** What every language has; a key that is missing does not compile. */
export type Messages = Readonly<Record<WordingKey, string>>;

type SpokenCommand =
  | 'help'
  | 'status'
  | 'confirm'
  | 'invite'
  | 'link'
  | 'new-customer'
  | 'invite-new'
  | 'order'
  | 'hand-over'
  | 'guide'
  | 'template'
  | 'history'
  | 'evidence'
  | 'language'
  | 'sign-out'
  | 'unconfirmed'
  | 'remind'
  | 'reminders'
  | 'assign'
  | 'report'
  | 'cancel';

/**
 * At least one; the first is the one that is shown. A command about a customer may have the customer in its midst or at its
 * beginning, where `*` stands: `has * accepted`.
 */
type CommandWords = readonly [string, ...string[]];

/** Words that people put around a command or a customer's name out of politeness or grammar, and that name nothing. */
interface SmallWords {
  /** Before a command: "could you please …". */
  readonly before: readonly string[];
  /** Between a command and the customer: "… of the customer …". */
  readonly about: readonly string[];
  /** At the end: "… please". */
  readonly after: readonly string[];
  /** Anywhere among the words of a command: "has contoso accepted *the agreement yet*". */
  readonly within: readonly string[];
}

/** What needs an answer, and no card full of commands. */
interface SmallTalk {
  readonly thanks: readonly string[];
  /** "OK", "bye": an end without a question. */
  readonly ends: readonly string[];
  /** Asks for the form that is open. */
  readonly goOn: readonly string[];
}

/** What a customer reads that cannot accept in the Microsoft 365 admin center. */
interface CustomerMessage {
  readonly text: string;
  /** The part without which it is not this message. */
  readonly core: string;
}

/** All that the product knows of a language: its sentences, how it writes days, and the words that agents type in it. */
export interface SpokenLanguage {
  readonly messages: Messages;
  /** In its own words, so that those who speak it find it. */
  readonly ownName: string;
  /** In letters; else by the whole name, as where a title would have to stand before the family name. */
  readonly greetsByFirstName?: true;
  /** In help: "Contoso bestätigen" rather than "bestätigen Contoso". */
  readonly namesCustomerFirst: readonly SpokenCommand[];
  /** For dates and numbers where the agent's region is not known. */
  readonly dateLocale: string;
  /** Codes that Microsoft made up for its templates (download-customer-agreement-template). */
  readonly madeUpPlaces: Readonly<Record<'XJ' | 'XS' | 'XE', string>>;
  /** What an agent may type for each command. */
  readonly commands: Readonly<Record<SpokenCommand, CommandWords>>;
  /** How a list says how the customer told that it accepts, beside what the product says: without accents, blanks and marks. */
  readonly groundWords: Readonly<Record<Ground, readonly string[]>>;
  /** What people call the columns of their lists, beside what the product calls them: without accents, blanks and marks. */
  readonly listTitles: Readonly<Partial<Record<ListTitle, readonly string[]>>>;
  readonly smallWords: SmallWords;
  readonly smallTalk: SmallTalk;
  /** Between a customer and an agent: `assign contoso to Ada`. */
  readonly toAgent: readonly string[];
  /** Before a country: `template for Sweden`. */
  readonly inCountry: readonly string[];
  /** Between a customer and a command: `contoso’s status`. */
  readonly possessives: readonly string[];
  /** What ordering tools and people say around the code of an order that was refused. */
  readonly refusal: RegExp;
  /** As Microsoft's pages have it (confirm-customer-agreement, accept-microsoft-customer-agreement-on-behalf), and as it reads without their slips. */
  readonly customerMessages: readonly CustomerMessage[];
}
