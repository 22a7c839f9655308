import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { relationshipLetter } from '../../cards/invitations/letters.ts';
import { relationshipFormCard, relationshipReadyCard } from '../../cards/invitations/relationship-cards.ts';
import type { Language } from '../../services/conversations/language.ts';
import { type Letter, type LetterProblems, parseLetter } from '../../services/invitations/letter.ts';
import type { RelationshipInvitationsService } from '../../services/invitations/relationship-invitations-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

type WrittenAction = ActionOf<'relation.send' | 'relation.change'>;

/** Writes the e-mail that asks a company to become a customer. The e-mail lives in the card alone. */
export class RelationshipHandler {
  readonly #invitations: RelationshipInvitationsService;

  constructor(options: { relationships: RelationshipInvitationsService }) {
    this.#invitations = options.relationships;
  }

  /** A fresh e-mail, in the agent's language unless another was chosen: nothing is known of the company. */
  async start(turn: Turn, chosen: { letterLanguage?: Language | undefined; resellerId?: string | undefined } = {}) {
    const invitation = await this.#invitations.prepare(turn.agent, chosen.resellerId);
    const letterLanguage = chosen.letterLanguage ?? turn.language;
    const letter = relationshipLetter(letterLanguage, {
      reseller: invitation.reseller?.name ?? invitation.partnerName,
      agent: turn.agent.name,
      partner: invitation.partnerName,
      link: invitation.link,
    });
    const { language } = turn;
    return reply(relationshipFormCard({ language, invitation, letterLanguage, letter, problems: {} }));
  }

  /** Back to the form with what was typed. */
  async change(turn: Turn, action: WrittenAction): Promise<Reply> {
    return this.#formAgain(turn, action, { letter: parseLetter(action).letter, problems: {} });
  }

  /** A letter that was written for another reseller has the wrong address in it, and is written anew. */
  async send(turn: Turn, action: ActionOf<'relation.send'>): Promise<Reply> {
    const { writtenFor, resellerId = writtenFor } = action;
    if (resellerId !== writtenFor) return this.start(turn, action);
    const written = parseLetter(action);
    if (Object.keys(written.problems).length > 0) return this.#formAgain(turn, action, written);
    await this.#invitations.noteHandedOver(turn.agent);
    const { language } = turn;
    const letterLanguage = action.letterLanguage ?? language;
    return reply(relationshipReadyCard({ language, writtenFor, letterLanguage, letter: written.letter }));
  }

  async #formAgain(
    turn: Turn,
    { writtenFor, letterLanguage }: WrittenAction,
    written: { readonly letter: Letter; readonly problems: LetterProblems },
  ): Promise<Reply> {
    const { language } = turn;
    const invitation = await this.#invitations.prepare(turn.agent, writtenFor);
    return reply(
      relationshipFormCard({ language, invitation, letterLanguage: letterLanguage ?? language, ...written }),
    );
  }
}
