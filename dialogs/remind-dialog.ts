import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import { CustomerDialog, type CustomerQuestion } from './customer-dialog.ts';
import type { ReminderCards } from './reminder-cards.ts';

export const remindDialogId = 'remind';

/** "remind contoso": when does this customer need the agreement, and when shall I remind you? */
export class RemindDialog extends CustomerDialog {
  constructor(answers: Answers, cards: { agreements: AgreementCards; reminderCards: ReminderCards }) {
    super(remindDialogId, {
      answers,
      customers: cards.agreements,
      verb: 'reminder.plan',
      show: (turn, customer, day) => cards.reminderCards.plan(turn, customer.customerId, day),
    });
  }
}

/** `contoso 2027-03-01` is a customer and a day; anything else is a customer. */
export function remindQuestion(words: string): CustomerQuestion {
  const [, customer = '', day] = /^(.*?)\s*(\d{4}-\d{2}-\d{2})$/u.exec(words) ?? [];
  return day === undefined ? { words } : { words: customer, rest: day };
}
