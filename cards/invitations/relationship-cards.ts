import type { Language } from '../../services/conversations/language.ts';
import type { Letter, LetterProblems } from '../../services/invitations/letter.ts';
import type { RelationshipInvitation } from '../../services/invitations/invitation.ts';
import { carryButton, sendButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { letterCard } from './letter-card.ts';
import { mailtoUrl } from './mailto-url.ts';
import { wordingFor } from '../wording/wording.ts';
import { resellerChoices } from './reseller-choices.ts';

interface RelationshipFormData {
  readonly language: Language;
  readonly invitation: RelationshipInvitation;
  readonly letterLanguage: Language;
  /** What was typed, or is proposed. */
  readonly letter: Letter;
  /** Empty on a fresh form. */
  readonly problems: LetterProblems;
}

/** The e-mail that asks a company to become a customer and to accept, to be changed as the agent likes. */
export function relationshipFormCard(data: RelationshipFormData): AdaptiveCardJson {
  const { language, invitation, letterLanguage, letter, problems } = data;
  const { link, resellers, reseller } = invitation;
  const wording = wordingFor(language);
  const isWrong = Object.keys(problems).length > 0;
  const writtenFor = reseller?.partnerId ?? 'own';
  const options = resellerChoices(resellers, wording.text('relation.own'));
  const choice = { id: 'resellerId', label: wording.text('relation.reseller'), value: writtenFor, options } as const;
  return letterCard({
    language,
    title: wording.text('relation.title'),
    banner: {
      style: isWrong ? 'attention' : 'accent',
      title: wording.text('relation.what'),
      paragraphs: [wording.text(isWrong ? 'form.check' : 'invite.text')],
    },
    notes: [wording.filled('invite.link', { link }), wording.text('relation.to')],
    letterLanguage,
    choices: resellers.length === 0 ? [] : [choice],
    letter,
    problems,
    buttons: [
      sendButton(wording.text('relation.send'), { verb: 'relation.send', writtenFor }),
      carryButton(wording.text('relation.rewrite'), { verb: 'relation.start' }),
    ],
  });
}

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
