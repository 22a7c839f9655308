import type { Language } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import { plainButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { shorten } from '../kit/shorten.ts';
import { wordingFor } from '../wording/wording.ts';

interface AttestationCancelledData {
  readonly language: Language;
  readonly customerId: CustomerId;
  readonly companyName: string;
}

/** Says that nothing was sent. */
export function attestationCancelledCard({
  language,
  customerId,
  companyName,
}: AttestationCancelledData): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('cancelled.title'),
    paragraphs: [wording.filled('cancelled.text', { customer: shorten(companyName) })],
    buttons: [plainButton(wording.text('cancelled.startOver'), { verb: 'attestation.start', customerId })],
  });
}
