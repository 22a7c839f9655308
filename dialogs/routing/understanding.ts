import type { Offer } from '../../cards/conversations/offer-card.ts';
import type { CustomerCommandName } from '../../cards/wording/command-names.ts';
import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { CustomersService, NamedCustomers } from '../../services/customers/customers-service.ts';
import { namesIn } from '../../services/customers/search/customer-readings.ts';
import { isRefusedForAgreement, namesRefusalInJson } from '../../services/orders/refused-order.ts';
import { parseLanguageName } from '../conversations/parse-language.ts';
import { customerWords } from '../customers/parse-customer-command.ts';
import { soonOrNever } from '../soon-or-never.ts';
import type { Turn } from '../turn.ts';
import { type Command, parseCommand, parseCommands, withoutPoliteness } from './command.ts';
import { nearCommands } from './likeness.ts';
import { isAboutCustomer } from './phrases.ts';
import { type SmallTalk, smallTalkIn } from './small-talk.ts';

/** What a message in the private chat is. */
export type Meant =
  | { readonly kind: 'refused-order' }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'small-talk'; readonly talk: SmallTalk }
  | { readonly kind: 'offer'; readonly offer: Offer }
  /** An answer to what was asked last; or nothing we know. */
  | { readonly kind: 'other' };

const longestName = 120;
/** Cells of a pasted table that are looked up. */
const mostCells = 60;

/** Tells commands from customers' names that look like one: "Stop and Glow Salon", "13605 Main Street LLC". */
export class Understanding {
  readonly #customers: CustomersService;
  readonly #looksForMs: number | undefined;

  /** A look at the customers that takes longer than `looksForMs` found none; as long as a card would wait where that is left out. */
  constructor({ customers, looksForMs }: { readonly customers: CustomersService; readonly looksForMs?: number }) {
    this.#customers = customers;
    this.#looksForMs = looksForMs;
  }

  /** While a customer `isAsked` for, what is some customer's name is the answer; a command by itself never is. */
  async read(turn: Turn, isAsked: boolean): Promise<Meant> {
    const talk = smallTalkIn(turn.text);
    if (talk) return { kind: 'small-talk', talk };
    return namesRefusalInJson(turn.pasted) ? { kind: 'refused-order' } : this.#readWords(turn, isAsked);
  }

  async #readWords(turn: Turn, isAsked: boolean): Promise<Meant> {
    const { text, pasted } = turn;
    const command = parseCommand(text, pasted);
    const isRefusal = isRefusedForAgreement(pasted) && !(await this.#isAboutName(turn, command));
    const isBare = command?.words === '' || (!command && !isRefusal);
    if (isAsked && !isBare && (await this.#isInSomeName(turn, text))) return { kind: 'other' };
    if (isRefusal) return { kind: 'refused-order' };
    if (command && !isGreeting(command)) return this.#aboutWhom(turn, await this.#likeliest(turn, command));
    return this.#withoutCommand(turn, { isAsked, greeting: command });
  }

  async #withoutCommand(
    turn: Turn,
    { isAsked, greeting }: { readonly isAsked: boolean; readonly greeting: Command | undefined },
  ): Promise<Meant> {
    const meant = (await this.#named(turn, isAsked)) ?? (await this.#guess(turn));
    return meant ?? (greeting ? { kind: 'command', command: greeting } : { kind: 'other' });
  }

  /** "confirm contoso and fabrikam" is about two, and "Smith and Sons" is one. */
  async #aboutWhom(turn: Turn, command: Command): Promise<Meant> {
    const { name, words } = command;
    const offer = isAboutCustomer(name) ? await this.#severalIn(turn, words, name) : undefined;
    return offer ? { kind: 'offer', offer } : { kind: 'command', command };
  }

  /** "invite New Customer Care Ltd" and "confirm Acceptance Partners" begin with commands of more words, and are about customers. */
  async #likeliest(turn: Turn, command: Command): Promise<Command> {
    if (command.words === '') return command;
    for (const { reading, plain } of otherReadings(turn, command)) {
      if (await this.#isInSomeName(turn, plain)) return reading;
    }
    return command;
  }

  /** A name, a domain, an e-mail address or a tenant id alone asks for the status; several for a choice. */
  async #named(turn: Turn, isAsked: boolean): Promise<Meant | undefined> {
    const words = withoutPoliteness(turn.text).replace(/[\s.!?。！？…]+$/u, '');
    if (parseLanguageName(words)) return { kind: 'command', command: { name: 'language', words } };
    const { plain } = customerWords(words, { mentions: turn.mentions });
    const named = await this.#findNamed(turn, plain);
    if (isAsked && named) return { kind: 'other' };
    if (named?.likeness === 'named') return { kind: 'command', command: { name: 'status', words: plain } };
    if (named) return offered('status', named.customers);
    const offer = await this.#severalIn(turn, turn.pasted, 'status');
    return offer && { kind: 'offer', offer };
  }

  async #severalIn(turn: Turn, words: string, name: CustomerCommandName): Promise<Offer | undefined> {
    const names = namesIn(words).slice(0, mostCells);
    if (names.length < 2 || (await this.#isInSomeName(turn, words))) return undefined;
    const found = new Map<string, CustomerSummary>();
    for (const one of names) {
      const { plain } = customerWords(one, { command: name, mentions: turn.mentions });
      const named = await this.#findNamed(turn, plain);
      const [customer, ...others] = named?.likeness === 'named' ? named.customers : [];
      if (customer && others.length === 0) found.set(customer.customerId, customer);
    }
    const customers = [...found.values()];
    return customers.length > 1 ? { command: name, customers, isList: true } : undefined;
  }

  /** "confrim contso": a command in spite of its typing errors, where it stands beside a customer. */
  async #guess(turn: Turn): Promise<Meant | undefined> {
    const text = withoutPoliteness(turn.text);
    if (text.length > longestName) return undefined;
    for (const { name, words } of nearCommands(text)) {
      if (!isAboutCustomer(name) || words === '') continue;
      const { plain } = customerWords(words, { command: name, mentions: turn.mentions });
      const named = await this.#findNamed(turn, plain);
      if (named) return offered(name, named.customers);
    }
    return undefined;
  }

  /** With a number in the customer's name, and not the code of a refused order. */
  async #isAboutName(turn: Turn, command: Command | undefined): Promise<boolean> {
    if (!command || !isAboutCustomer(command.name)) return false;
    const { words } = command;
    if (words.length > longestName || !/\p{L}/u.test(words)) return false;
    return !saysRefusal(words) || this.#isInSomeName(turn, words);
  }

  /** What cannot be looked up now will be when the command is obeyed, and its failure told then. */
  async #isInSomeName({ agent }: Turn, words: string): Promise<boolean> {
    return (await soonOrNever(this.#customers.isInSomeName(agent, words), this.#looksForMs)) ?? false;
  }

  async #findNamed({ agent }: Turn, words: string): Promise<NamedCustomers | undefined> {
    if (words === '' || words.length > longestName) return undefined;
    return soonOrNever(this.#customers.findNamed(agent, words), this.#looksForMs);
  }
}

interface OtherReading {
  readonly reading: Command;
  /** The customer, without what is said around a name. */
  readonly plain: string;
}

/** Readings about a customer, the one with the longest name first. A name may look like a command that is about none. */
function otherReadings({ text, mentions }: Turn, command: Command): readonly OtherReading[] {
  const read = (reading: Command): OtherReading => {
    const { plain } = customerWords(reading.words, { command: reading.name, mentions });
    return { reading, plain };
  };
  const isAboutOne = isAboutCustomer(command.name);
  const own = isAboutOne ? read(command).plain : undefined;
  const asName: readonly Command[] = isAboutOne ? [] : [{ name: 'status', words: withoutPoliteness(text) }];
  return [...asName, ...parseCommands(text).filter(({ name }) => isAboutCustomer(name))]
    .filter(({ words }) => words !== '' && words !== command.words)
    .map(read)
    .filter(({ plain }) => plain !== own)
    .sort((one, other) => other.plain.length - one.plain.length);
}

/** "Hello, contoso?" is about contoso. */
function isGreeting({ name, words }: Command): boolean {
  return name === 'help' && words !== '';
}

function offered(command: CustomerCommandName, customers: readonly CustomerSummary[]): Meant {
  return { kind: 'offer', offer: { command, customers, isList: false } };
}

function saysRefusal(words: string): boolean {
  return languages.some((language) => spokenLanguages[language].refusal.test(words));
}
