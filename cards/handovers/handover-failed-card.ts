import type { FailureReason } from '../../services/agreements/failure-reason.ts';
import type { Language } from '../../services/conversations/language.ts';
import { type ButtonData, carryButton } from '../kit/card-button.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { failureTexts } from '../kit/failure-texts.ts';
import handoverForm from './handover-form.json' with { type: 'json' };
import { wordingFor } from '../wording/wording.ts';

interface HandoverFailedData {
  readonly language: Language;
  /** Undefined where the failure is our own. */
  readonly reason: FailureReason | undefined;
  readonly reference: string;
  /** What was pressed, to be tried again with the note as it then stands in the card. */
  readonly again: ButtonData;
  readonly note: string;
}

const template = new CardTemplate(handoverForm);

/** Something failed while the agent had a note in the card, which is its only place. */
export function handoverFailedCard(data: HandoverFailedData): AdaptiveCardJson {
  const { language, reason, reference, again, note } = data;
  const wording = wordingFor(language);
  const { title, paragraphs } = failureTexts(reason, wording);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title,
    banner: { style: 'attention', title: wording.text('handover.kept'), paragraphs },
    notes: [wording.filled('notice.reference', { reference })],
    inputs: [{ label: wording.text('handover.note'), value: note }],
    buttons: [carryButton(wording.text('receipt.tryAgain'), again)],
  });
}
