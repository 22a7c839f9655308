import type { CustomerSummary } from '../../services/customer.ts';
import { startOf } from '../../cards/conversations/menu-buttons.ts';
import { chooseCustomerCard } from '../../cards/customers/choose-customer-card.ts';
import type { CustomerVerb } from '../../cards/kit/card-actions.ts';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { askCustomerCard, customerNotFoundCard } from '../../cards/kit/notice-cards.ts';
import type { CustomerCommandName } from '../../cards/wording/command-names.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { CustomerMatch } from '../../services/customers/search/customer-match.ts';
import { type CustomerWords, parseCustomerCommand } from '../customers/parse-customer-command.ts';
import { FailedCommand } from '../failed-command.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Handlers } from './handlers.ts';
import type { AnsweredCommand, Command } from './command.ts';

/** What is asked about one customer. */
interface AboutCustomer {
  /** What a button leads to where several customers fit. */
  readonly verb: CustomerVerb;
  readonly show: (handlers: Handlers, turn: Turn, named: NamedCustomer) => Promise<Reply>;
}

interface NamedCustomer {
  readonly customer: CustomerSummary;
  /** What else the command said, such as a day or an agent's name. */
  readonly rest?: string | undefined;
}

type Answer = (handlers: Handlers, turn: Turn, words: string) => Promise<Reply> | Reply;

/** The guide may be about nobody in particular too. */
type CommandAboutCustomer = CustomerCommandName | 'guide';

/** All that is said of a command. */
interface CommandEntry {
  /** What it answers where it names none. */
  readonly answer: Answer;
  /** What it opens takes the place of the form that is open. */
  readonly opensForm?: true;
}

const askWhich: Answer = (_handlers, { language }) => ({
  card: askCustomerCard({ language }),
  awaiting: { kind: 'customer' },
});

function customer(verb: CustomerVerb, show: AboutCustomer['show']) {
  return { about: { verb, show }, answer: askWhich };
}

/** With what it asks about the customer that it names, for exactly those that are about one. */
type Entry<Name extends AnsweredCommand> = CommandEntry &
  (Name extends CommandAboutCustomer ? { readonly about: AboutCustomer } : { readonly about?: never });

/** Each command that an agent can type. */
export const commands: { readonly [Name in AnsweredCommand]: Entry<Name> } = {
  status: customer('status.show', ({ status }, turn, named) => status.show(turn, named.customer)),
  confirm: {
    ...customer('attestation.start', ({ attestations }, turn, named) =>
      attestations.startUnlessAccepted(turn, named.customer),
    ),
    opensForm: true,
  },
  invite: customer('invitation.start', ({ invitations }, turn, named) => invitations.start(turn, named.customer)),
  order: customer('order.check', ({ orders }, turn, named) => orders.check(turn, named.customer)),
  'hand-over': customer('handover.start', ({ handovers }, turn, named) =>
    handovers.start(turn, named.customer.customerId),
  ),
  history: customer('history.show', ({ status }, turn, named) => status.history(turn, named.customer)),
  remind: customer('reminder.plan', ({ reminders }, turn, named) =>
    reminders.plan(turn, named.customer.customerId, named.rest),
  ),
  assign: customer('owner.choose', ({ owners }, turn, named) =>
    owners.choose(turn, named.customer.customerId, named.rest),
  ),
  guide: {
    ...customer('scenario.show', ({ scenarios }, turn, named) => scenarios.startFor(turn, named.customer)),
    answer: ({ scenarios }, turn) => scenarios.start(turn),
  },
  'new-customer': { answer: ({ newCustomers }, turn) => newCustomers.start(turn), opensForm: true },
  'invite-new': { answer: ({ relationships }, turn) => relationships.start(turn) },
  unconfirmed: { answer: ({ unconfirmed }, turn) => unconfirmed.list(turn) },
  reminders: { answer: ({ reminderSettings }, turn) => reminderSettings.show(turn) },
  report: { answer: ({ reports }, turn) => reports.show(turn) },
  template: { answer: ({ templates }, turn, words) => templates.showFor(turn, words) },
  language: { answer: ({ general }, turn, words) => general.language(turn, words) },
  help: { answer: ({ general }, turn) => general.help(turn) },
};

/** A command, and the customer that it names. */
export interface AnswerRequest {
  readonly command: AnsweredCommand;
  /** All that followed the command. */
  readonly words: string;
  readonly customer: CustomerWords | undefined;
  readonly rest: string | undefined;
}

/** What the command says in this turn. */
export function readCommand({ name, words }: Command & { readonly name: AnsweredCommand }, turn: Turn): AnswerRequest {
  const isAboutOne = commands[name].about !== undefined && words !== '';
  const { customer, rest } = isAboutOne ? parseCustomerCommand({ name, words }, turn.mentions) : {};
  return { command: name, words, customer, rest };
}

/** Where a command names no single customer, the agent is asked which. */
export async function answerCommand(handlers: Handlers, turn: Turn, request: AnswerRequest): Promise<Reply> {
  const { command, words, customer, rest } = request;
  const { about, answer } = commands[command];
  if (!about || !customer) return orFail({ again: startOf(command) }, async () => answer(handlers, turn, words));
  const { plain } = customer;
  const match = await orFail({ again: startOf(command) }, () =>
    handlers.customers.findCustomers(turn.agent, customer.words, plain),
  );
  if (match.kind === 'one') {
    const named = { customer: match.customer, rest };
    const again = { verb: about.verb, customerId: match.customer.customerId };
    return orFail({ customer: match.customer, again }, () => about.show(handlers, turn, named));
  }
  return {
    card: choiceCard(match, { language: turn.language, words: plain, verb: about.verb }),
    awaiting: { kind: 'customer' },
  };
}

async function orFail<Result>(
  about: ConstructorParameters<typeof FailedCommand>[1],
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new FailedCommand(error, about);
  }
}

function choiceCard(
  match: Exclude<CustomerMatch, { kind: 'one' }>,
  asked: { readonly language: Language; readonly words: string; readonly verb: CustomerVerb },
): AdaptiveCardJson {
  if (match.kind === 'none') return customerNotFoundCard(asked);
  return chooseCustomerCard({ ...asked, customers: match.customers, hasMore: match.kind === 'too-many' });
}
