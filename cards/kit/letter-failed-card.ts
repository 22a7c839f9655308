import type { FailureReason } from '../../services/agreements/failure-reason.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { type ButtonData, carryButton } from './card-button.ts';
import type { AdaptiveCardJson } from './card-template.ts';
import { failureTexts } from './failure-texts.ts';
import { letterCard } from './letter-card.ts';
import { wordingFor } from '../wording/wording.ts';

interface LetterFailedData {
  readonly language: Language;
  /** Undefined where the failure is our own. */
  readonly reason: FailureReason | undefined;
  readonly reference: string;
  /** What was pressed, to be tried again with the e-mail as it then stands in the card. */
  readonly again: ButtonData;
  readonly letter: Letter;
}

/** Something failed while the agent had an e-mail in the card, which is its only place. */
export function letterFailedCard({ language, reason, reference, again, letter }: LetterFailedData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { title, paragraphs } = failureTexts(reason, wording);
  return letterCard({
    language,
    title,
    banner: { style: 'attention', title: wording.text('invite.kept'), paragraphs },
    notes: [wording.filled('notice.reference', { reference })],
    letter,
    buttons: [carryButton(wording.text('receipt.tryAgain'), again)],
  });
}
