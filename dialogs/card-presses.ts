import type { CardAction } from '../cards/card-actions.ts';
import type { AgreementCards } from './agreement-cards.ts';
import type { AttestationCards } from './attestation-cards.ts';
import type { GeneralCards } from './general-cards.ts';
import type { InvitationCards, LetterAction } from './invitation-cards.ts';
import type { OrderCards } from './order-cards.ts';
import type { Shown } from './shown.ts';
import type { Turn } from './turn.ts';

interface CardPressesOptions {
  readonly agreements: AgreementCards;
  readonly attestations: AttestationCards;
  readonly invitations: InvitationCards;
  readonly general: GeneralCards;
  readonly orders: OrderCards;
}

/** From each verb a card can send to what it does. Nothing here trusts the card: services check who may. */
export class CardPresses {
  readonly #its: CardPressesOptions;

  constructor(options: CardPressesOptions) {
    this.#its = options;
  }

  async handle(turn: Turn, action: CardAction): Promise<Shown> {
    if (!turn.isPersonal && action.verb !== 'status.show') return this.#its.general.privateOnly(turn);
    const { agreements, attestations, invitations, general, orders } = this.#its;
    switch (action.verb) {
      case 'status.show':
        return agreements.status(turn, await agreements.getCustomer(turn, action.customerId));
      case 'history.show':
        return agreements.history(turn, await agreements.getCustomer(turn, action.customerId));
      case 'attestation.start':
        return attestations.start(turn, action.customerId);
      case 'invitation.start':
        return invitations.start(turn, action.customerId, action.letterLanguage);
      case 'invitation.send':
      case 'invitation.change':
        return this.#handleLetter(turn, action);
      case 'template.show':
        return agreements.template(turn, action);
      case 'language.choose':
        return general.chooseLanguage(turn, action.language);
      case 'order.check':
        return orders.check(turn, await agreements.getCustomer(turn, action.customerId));
      default:
        return this.#handleDraft(turn, action);
    }
  }

  #handleLetter(turn: Turn, action: LetterAction): Promise<Shown> {
    const { invitations } = this.#its;
    const isSent = action.verb === 'invitation.send' && !turn.isAutomatic;
    return isSent ? invitations.send(turn, action) : invitations.change(turn, action);
  }

  /** Teams refreshes cards by itself; that may look at a draft but not do anything to it. */
  async #handleDraft(turn: Turn, action: Extract<CardAction, { draftId: unknown }>): Promise<Shown> {
    const { attestations } = this.#its;
    if (turn.isAutomatic) return attestations.show(turn, action.draftId);
    switch (action.verb) {
      case 'attestation.review': {
        const { firstName, lastName, email, phoneNumber, dateAgreed } = action;
        return attestations.review(turn, action.draftId, {
          firstName,
          lastName,
          email,
          phoneNumber,
          acceptedOn: dateAgreed,
        });
      }
      case 'attestation.change':
        return attestations.change(turn, action.draftId);
      case 'attestation.confirm':
        return attestations.confirm(turn, action.draftId);
      case 'attestation.cancel':
        return attestations.cancel(turn, action.draftId);
    }
  }
}
