import type { CardAction } from '../../cards/kit/card-actions.ts';
import { relationshipFormCard, relationshipReadyCard } from '../../cards/invitations/relationship-cards.ts';
import { relationshipLetter } from '../../cards/wording/relationship-letters.ts';
import type { Language } from '../../services/conversations/language.ts';
import { type Letter, type LetterProblems, parseLetter } from '../../services/invitations/letter.ts';
import type { RelationshipInvitationsService } from '../../services/invitations/relationship-invitations-service.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

type RelationshipAction = Extract<CardAction, { verb: `relation.${string}` }>;
type WrittenAction = Extract<RelationshipAction, { writtenFor: unknown }>;

/** From each press on the e-mail to a new customer to the card that follows. The e-mail lives in the card alone. */
export class RelationshipCards {
  readonly #invitations: RelationshipInvitationsService;

  constructor(options: { relationships: RelationshipInvitationsService }) {
    this.#invitations = options.relationships;
  }

  /** A fresh e-mail, in the agent's language unless another was chosen: of the company nothing is known. */
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
    return shown(relationshipFormCard({ language, invitation, letterLanguage, letter, problems: {} }));
  }

  async handle(turn: Turn, action: RelationshipAction): Promise<Shown> {
    switch (action.verb) {
      case 'relation.start':
        return this.start(turn, action);
      case 'relation.change':
        return this.#formAgain(turn, action, { letter: parseLetter(action).letter, problems: {} });
      case 'relation.send':
        return turn.isAutomatic
          ? this.#formAgain(turn, action, { letter: parseLetter(action).letter, problems: {} })
          : this.#send(turn, action);
    }
  }

  /** A letter that was written for another reseller has the wrong address in it, and is written anew. */
  async #send(turn: Turn, action: Extract<RelationshipAction, { verb: 'relation.send' }>): Promise<Shown> {
    const { writtenFor, resellerId = writtenFor } = action;
    if (resellerId !== writtenFor) return this.start(turn, action);
    const written = parseLetter(action);
    if (Object.keys(written.problems).length > 0) return this.#formAgain(turn, action, written);
    await this.#invitations.noteHandedOver(turn.agent);
    const { language } = turn;
    const letterLanguage = action.letterLanguage ?? language;
    return shown(relationshipReadyCard({ language, writtenFor, letterLanguage, letter: written.letter }));
  }

  async #formAgain(
    turn: Turn,
    { writtenFor, letterLanguage }: WrittenAction,
    written: { readonly letter: Letter; readonly problems: LetterProblems },
  ): Promise<Shown> {
    const { language } = turn;
    const invitation = await this.#invitations.prepare(turn.agent, writtenFor);
    return shown(
      relationshipFormCard({ language, invitation, letterLanguage: letterLanguage ?? language, ...written }),
    );
  }
}
