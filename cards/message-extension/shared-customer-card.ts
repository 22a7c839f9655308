import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import { plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { wordingFor } from '../wording/wording.ts';

interface SharedCustomerData {
  /** Of the person who shares it. */
  readonly language: LanguageTag;
  readonly customerId: CustomerId;
}

/**
 * A customer in somebody else's chat. Guests and strangers may read along, so it tells nothing: each viewer's client asks for what
 * that person may see. Without a list of people all do that in conversations of up to 60; in larger ones a press asks
 * (messaging-extensions, "Universal Actions for search based message extensions").
 */
export function sharedCustomerCard({ language, customerId }: SharedCustomerData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const show = { verb: 'shared.show', customerId } as const;
  const title = wording.text('shared.show');
  const card = noticeCard({
    language,
    tone: 'info',
    title: wording.text('shared.title'),
    paragraphs: [wording.text('shared.text')],
    buttons: [plainButton(title, show)],
  });
  return { ...card, refresh: { action: { type: 'Action.Execute', title, verb: show.verb, data: show } } };
}
