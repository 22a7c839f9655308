import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import { CustomerDialog } from './customer-dialog.ts';
import type { HandoverCards } from './handover-cards.ts';

export const handoverDialogId = 'handover';

/** "hand over contoso": which customer, and with which note? */
export class HandoverDialog extends CustomerDialog {
  constructor(answers: Answers, cards: { agreements: AgreementCards; handovers: HandoverCards }) {
    super(handoverDialogId, {
      answers,
      customers: cards.agreements,
      verb: 'handover.start',
      show: (turn, customer) => cards.handovers.startFor(turn, customer),
    });
  }
}
