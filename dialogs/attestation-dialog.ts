import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import type { AttestationCards } from './attestation-cards.ts';
import { CustomerDialog } from './customer-dialog.ts';

export const attestationDialogId = 'attestation';

/** "confirm contoso": which customer, who accepted and when, is it right, and the receipt. */
export class AttestationDialog extends CustomerDialog {
  constructor(answers: Answers, cards: { agreements: AgreementCards; attestations: AttestationCards }) {
    super(attestationDialogId, {
      answers,
      cardFor: (turn, words) =>
        cards.agreements.forCustomer(turn, words, {
          verb: 'attestation.start',
          show: (customer) => cards.attestations.startUnlessAccepted(turn, customer),
        }),
    });
  }
}
