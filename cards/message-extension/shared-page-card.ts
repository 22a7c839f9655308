import type { LanguageTag } from '../../services/conversations/language.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { wordingFor } from '../wording/wording.ts';

interface SharedPageData {
  readonly language: LanguageTag;
  readonly url: string;
}

/** A link to a list or a view of the page. Guests may read along, so it tells no more than the link does. */
export function sharedPageCard({ language, url }: SharedPageData): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('shared.page.title'),
    paragraphs: [wording.text('shared.page.text')],
    links: [{ title: wording.text('shared.page.open'), url }],
  });
}
