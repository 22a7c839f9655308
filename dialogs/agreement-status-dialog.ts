import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import { CustomerDialog } from './customer-dialog.ts';

export const agreementStatusDialogId = 'agreement-status';

/** "status contoso": where does this customer stand? */
export class AgreementStatusDialog extends CustomerDialog {
  constructor(answers: Answers, cards: AgreementCards) {
    super(agreementStatusDialogId, {
      answers,
      customers: cards,
      verb: 'status.show',
      show: (turn, customer) => cards.status(turn, customer),
    });
  }
}
