import type { Language } from '../../services/conversations/language.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { carryButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { letterCard } from '../kit/letter-card.ts';
import { mailtoUrl } from '../kit/mailto-url.ts';
import { wordingFor } from '../wording/wording.ts';

interface RelationshipReadyData {
  readonly language: Language;
  /** Id of the reseller whose address is in the letter, or `own`. */
  readonly writtenFor: string;
  readonly letterLanguage: Language;
  readonly letter: Letter;
}

/** The finished e-mail to a company that is no customer yet: opened in a mail program, or copied. */
export function relationshipReadyCard({
  language,
  writtenFor,
  letterLanguage,
  letter,
}: RelationshipReadyData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const url = mailtoUrl({ to: undefined, ...letter });
  return letterCard({
    language,
    title: wording.text('relation.title'),
    banner: {
      style: 'good',
      title: wording.text('invite.ready.title'),
      paragraphs: [wording.text(url === undefined ? 'relation.ready.tooLong' : 'relation.ready.text')],
    },
    notes: [wording.text('relation.to')],
    letter,
    links: url === undefined ? [] : [{ title: wording.text('invite.open'), url }],
    buttons: [carryButton(wording.text('review.change'), { verb: 'relation.change', writtenFor, letterLanguage })],
  });
}
