import { randomUUID } from 'node:crypto';
import type { CardAction } from '../../cards/kit/card-actions.ts';
import { invitationFormCard } from '../../cards/invitations/invitation-form-card.ts';
import { invitationReadyCard } from '../../cards/invitations/invitation-ready-card.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import { invitationLetter } from '../../cards/invitations/letters.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { Customer, CustomerSummary } from '../../services/customer.ts';
import type { CustomerId, InvitationId } from '../../services/ids.ts';
import {
  type Letter,
  type LetterProblems,
  acceptanceLink,
  parseLetter,
  recipientFor,
} from '../../services/invitations/letter.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import type { InvitationsService } from '../../services/invitations/invitations-service.ts';
import { letterLanguageFor } from '../../services/invitations/letter-language.ts';
import type { AgreementCards } from '../agreements/status-handler.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

type InvitationAction = Extract<CardAction, { verb: `invitation.${string}` }>;
type LetterAction = Extract<CardAction, { verb: 'invitation.send' | 'invitation.change' }>;

interface InvitationCardsOptions {
  readonly invitations: InvitationsService;
  readonly status: AgreementCards;
}

/** From each press on an invitation to the card that follows. The e-mail lives in the card: what it sends back is what counts. */
export class InvitationCards {
  readonly #its: InvitationCardsOptions;

  constructor(options: InvitationCardsOptions) {
    this.#its = options;
  }

  /** What was typed comes with each press; a refresh by Teams must not invite. */
  async handle(turn: Turn, action: InvitationAction): Promise<Shown> {
    if (action.verb === 'invitation.start') return this.start(turn, action.customerId, action.letterLanguage);
    return action.verb === 'invitation.send' && !turn.isAutomatic ? this.send(turn, action) : this.change(turn, action);
  }

  /** Whoever has accepted already gets the status. */
  async startUnlessAccepted(turn: Turn, customer: CustomerSummary): Promise<Shown> {
    await this.#its.invitations.requireMayInvite(turn.agent);
    return (await this.#its.status.statusIfAccepted(turn, customer)) ?? this.start(turn, customer.customerId);
  }

  /** A fresh e-mail, in the customer's language unless another was chosen. */
  async start(turn: Turn, customerId: CustomerId, chosen?: Language): Promise<Shown> {
    const { invitations } = this.#its;
    const prepared = await invitations.prepare(turn.agent, customerId);
    const letterLanguage = chosen ?? letterLanguageFor(prepared.customer);
    const letter = invitationLetter(letterLanguage, {
      customer: prepared.customer.companyName,
      contact: prepared.customer.primaryContact,
      partner: await invitations.getPartnerName(turn.agent),
      agent: turn.agent.name,
      link: acceptanceLink,
    });
    return this.#form(turn, { ...prepared, invitationId: randomUUID() as InvitationId, letterLanguage, letter });
  }

  /** Back to the form with what was typed. */
  async change(turn: Turn, action: LetterAction): Promise<Shown> {
    return this.#formAgain(turn, action, { letter: parseLetter(action).letter });
  }

  /** Remembers the invitation and hands over the e-mail, unless something in it needs another look. */
  async send(turn: Turn, action: LetterAction): Promise<Shown> {
    const { customerId, invitationId } = action;
    const { letter, problems } = parseLetter(action);
    if (Object.keys(problems).length > 0) return this.#formAgain(turn, action, { letter, problems });
    const invited = await this.#its.invitations.invite(turn.agent, customerId, invitationId);
    if (!invited) return shown(outdatedCard({ language: turn.language }));
    const { customer, invitation } = invited;
    return shown(
      invitationReadyCard({
        language: turn.language,
        timeZone: turn.agent.timeZone,
        invitation,
        recipient: recipientFor(customer),
        letterLanguage: action.letterLanguage ?? letterLanguageFor(customer),
        letter,
      }),
    );
  }

  async #formAgain(
    turn: Turn,
    { customerId, invitationId, letterLanguage }: LetterAction,
    written: { readonly letter: Letter; readonly problems?: LetterProblems },
  ): Promise<Shown> {
    const { customer, last } = await this.#its.invitations.prepare(turn.agent, customerId);
    const language = letterLanguage ?? letterLanguageFor(customer);
    return this.#form(turn, { customer, last, invitationId, letterLanguage: language, ...written });
  }

  #form(turn: Turn, form: InvitationForm): Shown {
    const { language, agent } = turn;
    const recipient = recipientFor(form.customer);
    const { timeZone } = agent;
    return shown(invitationFormCard({ problems: {}, ...form, language, timeZone, link: acceptanceLink, recipient }));
  }
}

interface InvitationForm {
  readonly customer: Customer;
  readonly last: Invitation | undefined;
  readonly invitationId: InvitationId;
  readonly letterLanguage: Language;
  readonly letter: Letter;
  readonly problems?: LetterProblems;
}
