import type { Language, LanguageTag } from '../../services/conversations/language.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import type { RelationshipInvitation, ResellerQuestion } from '../../services/invitations/invitation.ts';
import { carryButton, plainButton, primaryButton, sendButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { wordingFor } from '../wording/wording.ts';
import { stepFormCard } from '../new-customers/step-form-card.ts';
import { letterCard } from './letter-card.ts';
import { resellerChoices } from './reseller-choices.ts';

interface RelationshipLetterData {
  readonly language: LanguageTag;
  readonly invitation: RelationshipInvitation;
  readonly letterLanguage: Language;
  readonly letter: Letter;
}

/** Asks for which reseller a company is invited: the e-mail and its link are in that reseller's name. */
export function relationshipResellerCard(
  data: ResellerQuestion & { readonly language: LanguageTag },
): AdaptiveCardJson {
  const { language, resellers } = data;
  const wording = wordingFor(language);
  return stepFormCard({
    language,
    title: wording.text('relation.title'),
    heading: wording.text('relation.which'),
    intro: [wording.text('relation.which.text')],
    fields: [
      {
        ...{ kind: 'ChoiceSet', style: 'compact', wrap: true, id: 'resellerId', value: '', problem: '' },
        ...{ isRequired: true, errorMessage: wording.text('new.problem.no-reseller') },
        label: wording.text('relation.reseller'),
        choices: resellerChoices(resellers, wording.text('relation.own')),
      },
    ],
    buttons: [
      sendButton(wording.text('relation.write'), { verb: 'relation.start' }),
      plainButton(wording.text('form.cancel'), { verb: 'relation.cancel' }),
    ],
  });
}

/** The e-mail that asks a company to become a customer and to accept. */
export function relationshipLetterCard(data: RelationshipLetterData): AdaptiveCardJson {
  const { language, invitation, letterLanguage, letter } = data;
  const { resellers, reseller } = invitation;
  const wording = wordingFor(language);
  const options = resellerChoices(resellers, wording.text('relation.own'));
  const value = reseller?.partnerId ?? 'own';
  const choice = { id: 'resellerId', label: wording.text('relation.reseller'), value, options } as const;
  return letterCard({
    language,
    title: wording.text('relation.title'),
    banner: {
      style: 'accent',
      title: wording.text('relation.what'),
      paragraphs: [wording.text('relation.text')],
    },
    notes: [],
    letterLanguage,
    choices: resellers.length === 0 ? [] : [choice],
    recipient: undefined,
    letter,
    buttons: [
      primaryButton(wording.text('letter.sent'), { verb: 'relation.sent' }),
      carryButton(wording.text('letter.rewrite'), { verb: 'relation.start' }),
      plainButton(wording.text('form.cancel'), { verb: 'relation.cancel' }),
    ],
  });
}

/** What comes of an e-mail to a company that is no customer yet; nothing of it is kept. */
export function relationshipSentCard({ language }: { readonly language: LanguageTag }): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'good',
    title: wording.text('relation.sent.title'),
    paragraphs: [wording.text('relation.sent.text')],
    buttons: [plainButton(wording.text('relation.another'), { verb: 'relation.start' })],
  });
}

/** Says that nothing came of it. */
export function relationshipCancelledCard({ language }: { readonly language: LanguageTag }): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('cancelled.title'),
    paragraphs: [wording.text('relation.cancelled')],
    buttons: [plainButton(wording.text('cancelled.startOver'), { verb: 'relation.start' })],
  });
}
