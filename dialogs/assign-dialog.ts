import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import { CustomerDialog, type CustomerQuestion } from './customer-dialog.ts';
import type { OwnerCards } from './owner-cards.ts';

export const assignDialogId = 'assign';

/** "assign contoso to Ada": whose business is this customer to be? */
export class AssignDialog extends CustomerDialog {
  constructor(answers: Answers, cards: { agreements: AgreementCards; ownerCards: OwnerCards }) {
    super(assignDialogId, {
      answers,
      customers: cards.agreements,
      verb: 'owner.choose',
      show: (turn, customer, name) => cards.ownerCards.choose(turn, customer.customerId, name),
    });
  }
}

/** "to" in our languages. In Chinese there may be no blanks around it. */
const toWhom = /^(.+)(?:\s(?:to|till|an|aan)\s|\s*给\s*)(.+)$/iu;

/** `contoso to Ada` is a customer and an agent. A name such as `Back to Basics` still finds its customer, by its beginning. */
export function assignQuestion(words: string): CustomerQuestion {
  const [, customer, agent] = toWhom.exec(words) ?? [];
  return customer === undefined || agent === undefined ? { words } : { words: customer.trim(), rest: agent.trim() };
}
