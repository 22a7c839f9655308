import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CardButton } from './card-actions.ts';
import { type AdaptiveCardJson, CardTemplate, type Tone } from './card-template.ts';
import { shorten } from './shorten.ts';
import notice from './notice.json' with { type: 'json' };
import { wordingFor } from '../wording/wording.ts';

export interface Notice {
  readonly language: LanguageTag;
  readonly tone: 'info' | 'good' | 'warning' | 'attention';
  readonly title: string;
  /** Shown as they are, without Markdown. */
  readonly paragraphs: readonly string[];
  /** Under this the log has the details. */
  readonly reference?: string;
  readonly links?: readonly { readonly title: string; readonly url: string }[];
  readonly buttons?: readonly CardButton[];
}

const longestParagraph = 1_000;
const template = new CardTemplate(notice);

/** A few sentences, and what can be done about them. */
export function noticeCard(data: Notice): AdaptiveCardJson {
  const { language, tone, reference } = data;
  const wording = wordingFor(language);
  const style: Tone = tone === 'info' ? 'accent' : tone;
  return template.expand(wording, {
    style,
    title: data.title,
    paragraphs: data.paragraphs.map((paragraph) => shorten(paragraph, longestParagraph)),
    reference: reference === undefined ? '' : wording.filled('notice.reference', { reference }),
    links: data.links ?? [],
    buttons: data.buttons ?? [],
  });
}
