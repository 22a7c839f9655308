import { randomUUID } from 'node:crypto';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
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
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

type LetterAction = ActionOf<'invitation.send' | 'invitation.change'>;

interface InvitationHandlerOptions {
  readonly invitations: InvitationsService;
  /** Undefined for a customer that has not accepted. */
  readonly showIfAccepted: (turn: Turn, customer: CustomerSummary) => Promise<Reply | undefined>;
}

/** Writes the e-mail with which a customer is invited. The e-mail lives in the card: what the card sends back counts. */
export class InvitationHandler {
  readonly #options: InvitationHandlerOptions;

  constructor(options: InvitationHandlerOptions) {
    this.#options = options;
  }

  /** For a customer that has accepted already this is the status. */
  async startUnlessAccepted(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    await this.#options.invitations.requireMayInvite(turn.agent);
    return (await this.#options.showIfAccepted(turn, customer)) ?? this.start(turn, customer.customerId);
  }

  /** A fresh e-mail, in the customer's language unless another was chosen. */
  async start(turn: Turn, customerId: CustomerId, chosen?: Language): Promise<Reply> {
    const { invitations } = this.#options;
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
  async change(turn: Turn, action: LetterAction): Promise<Reply> {
    return this.#formAgain(turn, action, { letter: parseLetter(action).letter });
  }

  /** Remembers the invitation and hands over the e-mail, unless something in it needs another look. */
  async send(turn: Turn, action: ActionOf<'invitation.send'>): Promise<Reply> {
    const { customerId, invitationId } = action;
    const { letter, problems } = parseLetter(action);
    if (Object.keys(problems).length > 0) return this.#formAgain(turn, action, { letter, problems });
    const invited = await this.#options.invitations.invite(turn.agent, customerId, invitationId);
    if (!invited) return reply(outdatedCard({ language: turn.language }));
    const { customer, invitation } = invited;
    return reply(
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
  ): Promise<Reply> {
    const { customer, last } = await this.#options.invitations.prepare(turn.agent, customerId);
    const language = letterLanguage ?? letterLanguageFor(customer);
    return this.#form(turn, { customer, last, invitationId, letterLanguage: language, ...written });
  }

  #form(turn: Turn, form: InvitationForm): Reply {
    const { language, agent } = turn;
    const recipient = recipientFor(form.customer);
    const { timeZone } = agent;
    return reply(invitationFormCard({ problems: {}, ...form, language, timeZone, link: acceptanceLink, recipient }));
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
