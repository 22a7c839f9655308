import { randomUUID } from 'node:crypto';
import {
  invitationCancelledCard,
  invitationCard,
  invitationSentCard,
} from '../../cards/invitations/invitation-card.ts';
import { invitationLetter } from '../../cards/invitations/letters.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { InvitationId } from '../../services/ids.ts';
import type { InvitationsService } from '../../services/invitations/invitations-service.ts';
import { letterLanguageFor } from '../../services/invitations/letter-language.ts';
import { acceptanceLink, recipientFor } from '../../services/invitations/letter.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface InvitationHandlerOptions {
  readonly invitations: InvitationsService;
  /** Says that there is nothing to invite the customer for; undefined for one that has not accepted. */
  readonly showIfAccepted: (turn: Turn, customer: CustomerSummary) => Promise<Reply | undefined>;
}

/** Writes the e-mail with which a customer is invited, and notes when it has gone out. The e-mail lives in the card alone. */
export class InvitationHandler {
  readonly #options: InvitationHandlerOptions;

  constructor(options: InvitationHandlerOptions) {
    this.#options = options;
  }

  /** In the customer's language unless another was chosen. */
  async start(turn: Turn, { customerId, letterLanguage: chosen }: Omit<ActionOf<'invitation.start'>, 'verb'>) {
    const { invitations, showIfAccepted } = this.#options;
    const { customer, last } = await invitations.prepare(turn.agent, customerId);
    // Whoever chooses a language has the e-mail before their eyes.
    const accepted = chosen === undefined ? await showIfAccepted(turn, customer) : undefined;
    if (accepted) return accepted;
    const { language, agent } = turn;
    const letterLanguage = chosen ?? letterLanguageFor(customer);
    const letter = invitationLetter(letterLanguage, {
      customer: customer.companyName,
      contact: customer.primaryContact,
      partner: await invitations.getPartnerName(agent),
      agent: agent.name,
      link: acceptanceLink,
    });
    const invitationId = randomUUID() as InvitationId;
    const recipient = recipientFor(customer);
    const { timeZone } = agent;
    return reply(
      invitationCard({ language, timeZone, invitationId, customer, recipient, last, letterLanguage, letter }),
    );
  }

  async sent(turn: Turn, { customerId, invitationId }: ActionOf<'invitation.sent'>): Promise<Reply> {
    const { language, agent } = turn;
    const invitation = await this.#options.invitations.noteSent(agent, customerId, invitationId);
    if (!invitation) return reply(outdatedCard({ language }));
    return reply(invitationSentCard({ language, timeZone: agent.timeZone, invitation }));
  }

  async cancel(turn: Turn, { customerId }: ActionOf<'invitation.cancel'>): Promise<Reply> {
    const { customer } = await this.#options.invitations.prepare(turn.agent, customerId);
    return reply(invitationCancelledCard({ language: turn.language, customer }));
  }
}
