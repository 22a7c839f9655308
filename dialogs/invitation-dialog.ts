import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import { CustomerDialog } from './customer-dialog.ts';
import type { InvitationCards } from './invitation-cards.ts';

export const invitationDialogId = 'invitation';

/** "invite contoso": which customer, and with which e-mail? */
export class InvitationDialog extends CustomerDialog {
  constructor(answers: Answers, cards: { agreements: AgreementCards; invitations: InvitationCards }) {
    super(invitationDialogId, {
      answers,
      customers: cards.agreements,
      verb: 'invitation.start',
      show: (turn, customer) => cards.invitations.startUnlessAccepted(turn, customer),
    });
  }
}
