import { refusedOrderCard } from '../../cards/kit/notice-cards.ts';
import { customerCommands } from '../../cards/wording/commands.ts';
import type { AgreementCards } from '../agreements/status-handler.ts';
import type { Answers } from '../respond.ts';
import type { AttestationCards } from '../agreements/attestation-handler.ts';
import { CustomerDialog, type CustomerMatter } from './customer-dialog.ts';
import { type CustomerQuestion, assignQuestion, remindQuestion } from './parse-customer-command.ts';
import { customerWords } from './customer-words.ts';
import type { HandoverCards } from '../handovers/handover-handler.ts';
import type { InvitationCards } from '../invitations/invitation-handler.ts';
import type { OrderCards } from '../orders/order-handler.ts';
import type { OwnerCards } from '../reminders/owner-handler.ts';
import type { ReminderCards } from '../reminders/reminder-handler.ts';
import type { ScenarioCards } from '../agreements/scenario-handler.ts';
import type { Mention } from '../turn.ts';

/** The guide may be about nobody in particular too. */
const commands = [...customerCommands, 'guide'] as const;

/** A command about one customer; it is the id of its dialog too. */
export type CustomerCommand = (typeof commands)[number];

export interface CustomerDialogCards {
  readonly agreements: AgreementCards;
  readonly attestations: AttestationCards;
  readonly invitations: InvitationCards;
  readonly orders: OrderCards;
  readonly handovers: HandoverCards;
  readonly scenarios: ScenarioCards;
  readonly reminderCards: ReminderCards;
  readonly ownerCards: OwnerCards;
}

export function isCustomerCommand(name: string): name is CustomerCommand {
  return commands.some((command) => command === name);
}

/** From the words that follow the command. */
export function customerQuestion(
  command: CustomerCommand,
  words: string,
  mentions: readonly Mention[],
): CustomerQuestion {
  const question = questionFrom(command, words, mentions);
  if (question.words === undefined || question.words === '') return question;
  return { ...question, ...customerWords(question.words, { command, mentions }) };
}

function questionFrom(command: CustomerCommand, words: string, mentions: readonly Mention[]): CustomerQuestion {
  if (command === 'remind') return remindQuestion(words);
  return command === 'assign' ? assignQuestion(words, mentions) : { words };
}

export function createCustomerDialogs(answers: Answers, cards: CustomerDialogCards): readonly CustomerDialog[] {
  const matters = mattersWith(cards);
  const { agreements: customers } = cards;
  return commands.map((command) => new CustomerDialog(command, { answers, customers, ...matters[command] }));
}

function mattersWith(cards: CustomerDialogCards): Readonly<Record<CustomerCommand, CustomerMatter>> {
  const { agreements, attestations, invitations, orders, handovers, scenarios, reminderCards, ownerCards } = cards;
  return {
    status: { verb: 'status.show', show: (turn, customer) => agreements.status(turn, customer) },
    confirm: {
      verb: 'attestation.start',
      show: (turn, customer) => attestations.startUnlessAccepted(turn, customer),
    },
    invite: { verb: 'invitation.start', show: (turn, customer) => invitations.startUnlessAccepted(turn, customer) },
    order: {
      verb: 'order.check',
      show: (turn, customer) => orders.check(turn, customer),
      refused: refusedOrderCard,
    },
    'hand-over': { verb: 'handover.start', show: (turn, customer) => handovers.startFor(turn, customer) },
    history: { verb: 'history.show', show: (turn, customer) => agreements.history(turn, customer) },
    guide: { verb: 'scenario.show', show: (turn, customer) => scenarios.startFor(turn, customer) },
    remind: {
      verb: 'reminder.plan',
      show: (turn, { customerId }, day) => reminderCards.plan(turn, customerId, day),
    },
    assign: {
      verb: 'owner.choose',
      show: (turn, { customerId }, agentName) => ownerCards.choose(turn, customerId, agentName),
    },
  };
}
