import type { Language } from '../../services/conversations/language.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { wordingFor } from '../wording/wording.ts';

/** An order was refused for the missing agreement, and it is still to be told whose. */
export function refusedOrderCard({ language }: { readonly language: Language }): AdaptiveCardJson {
  const wording = wordingFor(language);
  const paragraphs = [wording.text('order.refused.text'), wording.text('order.refused.ask')];
  return noticeCard({ language, tone: 'attention', title: wording.text('order.refused.title'), paragraphs });
}
