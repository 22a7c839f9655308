import { setTimeout as delay } from 'node:timers/promises';
import { type CommandName, customerCommands } from '../../cards/wording/command-names.ts';
import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages } from '../../services/conversations/language.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import { isRefusedForAgreement, namesRefusalInJson } from '../../services/orders/refused-order.ts';
import { type Command, parseCommand, parseCommands } from './command.ts';
import { customerWords } from '../customers/parse-customer-command.ts';
import type { Turn } from '../turn.ts';

/** What a message in the private chat is. */
export type Meant =
  | { readonly kind: 'refused-order' }
  | { readonly kind: 'command'; readonly command: Command }
  /** An answer to what was asked last; or nothing we know. */
  | { readonly kind: 'other' };

/** A look into the directory takes milliseconds; where Partner Center has to be asked, the answer must not wait for long. */
const lookedForMs = 1_000;

const longestName = 120;

/** Tells commands from customers' names that look like one: "Stop and Glow Salon", "13605 Main Street LLC". */
export class Understanding {
  readonly #customers: CustomersService;

  constructor(options: { customers: CustomersService }) {
    this.#customers = options.customers;
  }

  /** While a customer `isAsked` for, what is some customer's name is the answer; a command by itself never is. */
  async read(turn: Turn, isAsked: boolean): Promise<Meant> {
    const { text, pasted } = turn;
    if (namesRefusalInJson(pasted)) return { kind: 'refused-order' };
    const command = parseCommand(text, pasted);
    const isRefusal = isRefusedForAgreement(pasted) && !(await this.#isAboutName(turn, command));
    const isBare = command?.words === '' || (!command && !isRefusal);
    if (isAsked && !isBare && (await this.#isInSomeName(turn, text))) return { kind: 'other' };
    if (isRefusal) return { kind: 'refused-order' };
    return command ? { kind: 'command', command: await this.#likeliest(turn, command) } : { kind: 'other' };
  }

  /** "invite New Customer Care Ltd" and "confirm Acceptance Partners" begin with commands of more words, and are about customers. */
  async #likeliest(turn: Turn, command: Command): Promise<Command> {
    if (command.words === '') return command;
    const others = parseCommands(turn.text).filter(
      ({ name, words }) => isAboutCustomer(name) && words !== command.words,
    );
    for (const other of others) {
      const { plain } = customerWords(other.words, { command: other.name, mentions: turn.mentions });
      const isSame = plain === command.words;
      if (!isSame && (await this.#isInSomeName(turn, other.words))) return other;
    }
    return command;
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
    const lookedUp = this.#customers.isInSomeName(agent, words).catch(() => false);
    return Promise.race([lookedUp, delay(lookedForMs, false, { ref: false })]);
  }
}

function saysRefusal(words: string): boolean {
  return languages.some((language) => spokenLanguages[language].refusal.test(words));
}

function isAboutCustomer(name: CommandName): boolean {
  return customerCommands.some((command) => command === name);
}
