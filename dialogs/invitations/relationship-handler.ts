import { relationshipLetter } from '../../cards/invitations/letters.ts';
import {
  relationshipCancelledCard,
  relationshipLetterCard,
  relationshipResellerCard,
  relationshipSentCard,
} from '../../cards/invitations/relationship-cards.ts';
import { type Language, languageOf } from '../../services/conversations/language.ts';
import type { RelationshipInvitationsService } from '../../services/invitations/relationship-invitations-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Writes the e-mail that asks a company to become a customer. The e-mail lives in the card alone. */
export class RelationshipHandler {
  readonly #invitations: RelationshipInvitationsService;

  constructor(options: { relationships: RelationshipInvitationsService }) {
    this.#invitations = options.relationships;
  }

  /** In the agent's language unless another was chosen: nothing is known of the company. */
  async start(
    turn: Turn,
    chosen: { letterLanguage?: Language | undefined; resellerId?: string | undefined } = {},
  ): Promise<Reply> {
    const { language, agent } = turn;
    const invitation = await this.#invitations.prepare(agent, chosen.resellerId);
    if (!('link' in invitation)) return reply(relationshipResellerCard({ language, ...invitation }));
    const letterLanguage = chosen.letterLanguage ?? languageOf(language);
    const letter = relationshipLetter(letterLanguage, {
      reseller: invitation.reseller?.name ?? invitation.partnerName,
      agent: agent.name,
      partner: invitation.partnerName,
      link: invitation.link,
    });
    return reply(relationshipLetterCard({ language, invitation, letterLanguage, letter }));
  }

  async sent({ agent, language }: Turn): Promise<Reply> {
    await this.#invitations.noteSent(agent);
    return reply(relationshipSentCard({ language }));
  }

  cancel({ language }: Turn): Reply {
    return reply(relationshipCancelledCard({ language }));
  }
}
