import type { LanguageTag } from '../../services/conversations/language.ts';
import type { HandoverParty } from '../../services/handovers/handover.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { HandoverId } from '../../services/ids.ts';
import { type ButtonData, plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { type FailureFacts, failureTexts } from '../kit/failure-texts.ts';
import { shorten } from '../kit/shorten.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import handoverForm from './handover-form.json' with { type: 'json' };
import { longestName, namesShown } from './handover-card.ts';

interface HandoverFormData {
  readonly language: LanguageTag;
  readonly customer: CustomerSummary;
  readonly handoverId: HandoverId;
  /** Who would be asked; nobody is told how to change that. */
  readonly candidates: readonly HandoverParty[];
  /** What was typed already. */
  readonly note?: string;
}

const template = new CardTemplate(handoverForm);

/** Asks for a note to go with the customer, and says who gets it. */
export function handoverFormCard(data: HandoverFormData): AdaptiveCardJson {
  const { language, customer, handoverId, candidates, note = '' } = data;
  const wording = wordingFor(language);
  const { customerId } = customer;
  const canSend = candidates.length > 0;
  const sending = { verb: 'handover.send', customerId, handoverId } as const;
  const send = sendButton(wording.text('handover.send'), sending);
  const again =
    note === ''
      ? plainButton(wording.text('receipt.tryAgain'), { verb: 'handover.start', customerId })
      : sendButton(wording.text('receipt.tryAgain'), sending);
  return template.expand(wording, {
    title: customer.companyName,
    banner: {
      style: canSend ? 'accent' : 'warning',
      title: wording.text(canSend ? 'handover.title' : 'handover.nobody.title'),
      paragraphs: [wording.text(canSend ? 'handover.text' : 'handover.nobody.text')],
    },
    notes: canSend ? [namesOf(candidates, wording)] : [wording.text('handover.nobody.next')],
    inputs: canSend || note !== '' ? [{ label: wording.text('handover.note'), value: note }] : [],
    buttons: [canSend ? send : again, plainButton(wording.text('status.show'), { verb: 'status.show', customerId })],
  });
}

function namesOf(candidates: readonly HandoverParty[], wording: Wording): string {
  const named = candidates.slice(0, namesShown).map(({ name }) => shorten(name, longestName));
  const more = candidates.length - named.length;
  const names = wording.allOf(more > 0 ? [...named, wording.filled('handover.more', { count: more })] : named);
  return wording.filled('handover.to', { names });
}

interface HandoverFailedData extends FailureFacts {
  readonly language: LanguageTag;
  readonly reference: string;
  /** What was pressed, to be tried again with the note as it then stands in the card. */
  readonly again: ButtonData;
  readonly note: string;
}

/** Something failed while the agent had a note in the card, which is its only place. */
export function handoverFailedCard(data: HandoverFailedData): AdaptiveCardJson {
  const { language, reference, again, note } = data;
  const wording = wordingFor(language);
  const { title, paragraphs, whoHelps } = failureTexts(data, wording);
  return template.expand(wording, {
    title,
    banner: { style: 'attention', title: wording.text('handover.kept'), paragraphs },
    notes: [...whoHelps, wording.filled('notice.reference', { reference })],
    inputs: [{ label: wording.text('handover.note'), value: note }],
    buttons: [sendButton(wording.text('receipt.tryAgain'), again)],
  });
}
