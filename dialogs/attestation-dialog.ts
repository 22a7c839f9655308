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
      customers: cards.agreements,
      verb: 'attestation.start',
      show: (turn, customer) => cards.attestations.startUnlessAccepted(turn, customer),
    });
  }
}
