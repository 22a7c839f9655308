import type { AcceptanceLink } from '../../../services/agreements/links/acceptance-link.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import type { Letter } from '../../../services/invitations/letter.ts';
import { letterLanguageFor } from '../../../services/invitations/letter-language.ts';
import { linkLetter } from '../../invitations/letters.ts';

interface LetterFacts {
  readonly opened: { readonly link: AcceptanceLink; readonly address: string; readonly expiresAt: Date };
  /** Undefined for the customer's own. */
  readonly chosen: Language | undefined;
  readonly partner: string;
  readonly agent: Agent;
}

/** The e-mail for a link that was opened for it. */
export function letterWithLink({ opened, chosen, partner, agent }: LetterFacts): {
  readonly letter: Letter;
  readonly letterLanguage: Language;
} {
  const { link, address, expiresAt } = opened;
  const letterLanguage = chosen ?? letterLanguageFor({ culture: link.language, country: link.country });
  const letter = linkLetter(letterLanguage, {
    customer: link.companyName,
    contact: { firstName: link.contact?.firstName, lastName: link.contact?.lastName },
    partner,
    agent: agent.name,
    link: address,
    madeAt: link.createdAt,
    until: expiresAt,
    timeZone: agent.timeZone,
  });
  return { letter, letterLanguage };
}
