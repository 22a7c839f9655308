import type { Language } from '../../services/conversations/language.ts';
import type { Letter, LetterProblems } from '../../services/invitations/letter.ts';
import type { RelationshipInvitation } from '../../services/invitations/invitation.ts';
import { carryButton, sendButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { letterCard } from '../kit/letter-card.ts';
import { resellerChoices } from './reseller-choices.ts';
import { wordingFor } from '../wording/wording.ts';

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
