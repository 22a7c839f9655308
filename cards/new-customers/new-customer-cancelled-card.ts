import type { Language } from '../../services/conversations/language.ts';
import { plainButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { wordingFor } from '../wording/wording.ts';

/** Says that nothing was created. */
export function newCustomerCancelledCard({ language }: { readonly language: Language }): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('cancelled.title'),
    paragraphs: [wording.text('new.cancelled.text')],
    buttons: [plainButton(wording.text('cancelled.startOver'), { verb: 'customer.start' })],
  });
}
