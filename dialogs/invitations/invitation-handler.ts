import { randomUUID } from 'node:crypto';
import {
  type LetterNews,
  invitationCancelledCard,
  invitationCard,
  invitationSentCard,
} from '../../cards/invitations/invitation-card.ts';
import { type LetterRound, roundIn } from '../../cards/invitations/letter-round.ts';
import { invitationLetter } from '../../cards/invitations/letters.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { Customer, CustomerSummary } from '../../services/customer.ts';
import { CustomerNotFoundError } from '../../services/customers/customer-not-found-error.ts';
import type { CustomerId, InvitationId } from '../../services/ids.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import type { InvitationsService } from '../../services/invitations/invitations-service.ts';
import { letterLanguageFor } from '../../services/invitations/letter-language.ts';
import { acceptanceLink, recipientFor } from '../../services/invitations/letter.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface InvitationHandlerOptions {
  readonly invitations: InvitationsService;
  /** Says that there is nothing to invite the customer for; undefined for one that has not accepted. */
  readonly showIfAccepted: (turn: Turn, customer: CustomerSummary) => Promise<Reply | undefined>;
  /** What came of the letters, on the list that their customers were ticked on. */
  readonly showInvited: (turn: Turn, round: LetterRound) => Promise<Reply>;
}

interface ShownLetter {
  readonly customer: Customer;
  readonly last: Invitation | undefined;
  readonly isFollowed: boolean;
  /** Where another was chosen than the customer's own. */
  readonly letterLanguage?: Language | undefined;
  readonly round?: LetterRound | undefined;
  readonly news?: LetterNews | undefined;
}

/** Writes the e-mail with which a customer is invited, and notes when it has gone out. The e-mail lives in the card alone. */
export class InvitationHandler {
  readonly #options: InvitationHandlerOptions;

  constructor(options: InvitationHandlerOptions) {
    this.#options = options;
  }

  /** In the customer's language unless another was chosen. */
  async start(turn: Turn, action: Omit<ActionOf<'invitation.start'>, 'verb'>): Promise<Reply> {
    const { invitations, showIfAccepted } = this.#options;
    const { customerId, letterLanguage } = action;
    const prepared = await invitations.prepare(turn.agent, customerId);
    // Whoever chooses a language has the e-mail before their eyes.
    const accepted = letterLanguage === undefined ? await showIfAccepted(turn, prepared.customer) : undefined;
    return accepted ?? this.#showLetter(turn, { ...prepared, letterLanguage, round: roundIn(action) });
  }

  /** One letter after the other, to those that have not accepted. After the last one, the list with what came of them. */
  async startRound(turn: Turn, round: LetterRound): Promise<Reply> {
    return this.#goOn(turn, round, round.customerIds);
  }

  async skip(turn: Turn, action: ActionOf<'invitation.skip'>): Promise<Reply> {
    const round = roundIn(action);
    if (!round) return reply(outdatedCard({ language: turn.language, customerId: action.customerId }));
    return this.#goOn(turn, round, after(action.customerId, round));
  }

  async sent(turn: Turn, action: ActionOf<'invitation.sent'>): Promise<Reply> {
    const { language, agent } = turn;
    const { customerId, invitationId } = action;
    const invitation = await this.#options.invitations.noteSent(agent, customerId, invitationId);
    if (!invitation) return reply(outdatedCard({ language }));
    const round = roundIn(action);
    if (round) return this.#goOn(turn, round, after(customerId, round), { kind: 'sent', invitation });
    return reply(invitationSentCard({ language, timeZone: agent.timeZone, invitation }));
  }

  /** Said by mistake to have been sent: its letter is shown again. */
  async takeBack(turn: Turn, action: ActionOf<'invitation.takeBack'>): Promise<Reply> {
    const { invitations } = this.#options;
    const { customerId, invitationId } = action;
    if (!(await invitations.takeBack(turn.agent, customerId, invitationId)))
      return reply(outdatedCard({ language: turn.language, customerId }));
    const prepared = await invitations.prepare(turn.agent, customerId);
    const { companyName } = prepared.customer;
    return this.#showLetter(turn, { ...prepared, round: roundIn(action), news: { kind: 'taken-back', companyName } });
  }

  async #goOn(turn: Turn, round: LetterRound, rest: readonly CustomerId[], news?: LetterNews): Promise<Reply> {
    for (const customerId of rest) {
      const prepared = await this.#prepareIfThere(turn, customerId);
      if (prepared && !(await this.#options.showIfAccepted(turn, prepared.customer)))
        return this.#showLetter(turn, { ...prepared, round, news });
    }
    return this.#options.showInvited(turn, round);
  }

  async #prepareIfThere({ agent }: Turn, customerId: CustomerId) {
    try {
      return await this.#options.invitations.prepare(agent, customerId);
    } catch (error) {
      if (error instanceof CustomerNotFoundError) return undefined;
      throw error;
    }
  }

  async #showLetter({ language, agent }: Turn, { letterLanguage: chosen, ...shown }: ShownLetter): Promise<Reply> {
    const { customer } = shown;
    const letterLanguage = chosen ?? letterLanguageFor(customer);
    const letter = invitationLetter(letterLanguage, {
      customer: customer.companyName,
      contact: customer.primaryContact,
      partner: await this.#options.invitations.getPartnerName(agent),
      agent: agent.name,
      link: acceptanceLink,
    });
    const invitationId = randomUUID() as InvitationId;
    const recipient = recipientFor(customer);
    const { timeZone } = agent;
    return reply(invitationCard({ language, timeZone, invitationId, recipient, letterLanguage, letter, ...shown }));
  }

  async cancel(turn: Turn, { customerId }: ActionOf<'invitation.cancel'>): Promise<Reply> {
    const { customer } = await this.#options.invitations.prepare(turn.agent, customerId);
    return reply(invitationCancelledCard({ language: turn.language, customer }));
  }
}

function after(customerId: CustomerId, { customerIds }: LetterRound): readonly CustomerId[] {
  return customerIds.slice(customerIds.indexOf(customerId) + 1);
}
