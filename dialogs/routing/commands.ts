import type { CustomerSummary } from '../../services/customer.ts';
import { startOf } from '../../cards/conversations/menu-buttons.ts';
import type { CustomerVerb } from '../../cards/kit/card-actions.ts';
import { type CustomerQuestion, customerQuestions } from '../../cards/wording/command-names.ts';
import { askCustomer } from '../customers/ask-customer.ts';
import { parseCustomerCommand } from '../customers/parse-customer-command.ts';
import { FailedCommand } from '../failed-command.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Handlers } from './handlers.ts';
import type { AnswerRequest, AnsweredCommand } from './answer-request.ts';
import type { Command } from './command.ts';

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

/** All that is said of a command. */
interface CommandEntry {
  /** What it opens takes the place of the form that is open. */
  readonly opensForm?: true;
}

function customer(verb: CustomerVerb, show: AboutCustomer['show']) {
  return { about: { verb, show } };
}

/** With what it asks about the customer that it names, for exactly those that are about one; it asks which where it names none and has no other answer. */
type Entry<Name extends AnsweredCommand> = CommandEntry &
  (Name extends CustomerQuestion
    ? { readonly about: AboutCustomer; readonly answer?: Answer }
    : { readonly about?: never; readonly answer: Answer });

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
  link: {
    ...customer('link.start', ({ links }, turn, named) => links.startFor(turn, named.customer)),
    opensForm: true,
  },
  order: customer('order.check', ({ orders }, turn, named) => orders.check(turn, named.customer)),
  'hand-over': customer('handover.start', ({ handovers }, turn, named) =>
    handovers.start(turn, named.customer.customerId),
  ),
  history: customer('history.show', ({ status }, turn, named) => status.history(turn, named.customer)),
  evidence: customer('evidence.show', ({ evidence }, turn, named) => evidence.showOrAttach(turn, named.customer)),
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
  'sign-out': { answer: ({ signIns }, turn) => signIns.signOut(turn) },
  help: { answer: ({ general }, turn) => general.help(turn) },
};

/** What the command says in this turn. */
export function readCommand({ name, words }: Command & { readonly name: AnsweredCommand }, turn: Turn): AnswerRequest {
  const isAboutOne = commands[name].about !== undefined && words !== '';
  const { customer, rest } = isAboutOne ? parseCustomerCommand({ name, words }, turn.mentions) : {};
  return { command: name, words, customer, rest };
}

/**
 * What a command does by its words alone, such as to assign a customer to somebody, is asked for again: whoever changes a message
 * may mean only its spelling.
 */
export function withoutAct(request: AnswerRequest): AnswerRequest {
  return { ...request, rest: undefined, words: request.command === 'language' ? '' : request.words };
}

/** Where a command names no single customer, the agent is asked which. */
export async function answerCommand(handlers: Handlers, turn: Turn, request: AnswerRequest): Promise<Reply> {
  const { command, words, customer, rest } = request;
  if (!isCustomerQuestion(command))
    return orFail({ request, again: startOf(command) }, async () => commands[command].answer(handlers, turn, words));
  const { about, answer } = commands[command];
  const again = startOf(command);
  const { customers } = handlers;
  if (!customer)
    return orFail({ request, again }, async () =>
      answer ? answer(handlers, turn, words) : askCustomer(customers, turn, { command, rest }),
    );
  const { plain } = customer;
  const match = await orFail({ request, again }, () => customers.findCustomers(turn.agent, customer.words, plain));
  if (match.kind !== 'one')
    return askCustomer(customers, turn, { command, rest, sought: { words: plain, match, verb: about.verb } });
  const named = { customer: match.customer, rest };
  const shown = { verb: about.verb, customerId: match.customer.customerId };
  return orFail({ request, customer: match.customer, again: shown }, () => about.show(handlers, turn, named));
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

function isCustomerQuestion(command: AnsweredCommand): command is CustomerQuestion {
  return customerQuestions.some((question) => question === command);
}
