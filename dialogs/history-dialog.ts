import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import { CustomerDialog } from './customer-dialog.ts';

export const historyDialogId = 'history';

/** "history contoso": who confirmed what for this customer, and how did it come out? */
export class HistoryDialog extends CustomerDialog {
  constructor(answers: Answers, cards: AgreementCards) {
    super(historyDialogId, {
      answers,
      customers: cards,
      verb: 'history.show',
      show: (turn, customer) => cards.history(turn, customer),
    });
  }
}
