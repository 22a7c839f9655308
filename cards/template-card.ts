import type { Language } from '../services/conversations/language.ts';
import type { TemplateDocument } from '../services/partner-center/template-document.ts';
import { plainButton } from './card-button.ts';
import type { AdaptiveCardJson } from './card-template.ts';
import { recordCard } from './record-card.ts';
import { wordingFor } from './wording/wording.ts';

interface TemplateCardData {
  readonly language: Language;
  readonly document: TemplateDocument;
}

/** Where to read the agreement, for five minutes. */
export function templateCard({ language, document }: TemplateCardData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { country } = document;
  const fresh = { verb: 'template.show', country, language: document.language } as const;
  return recordCard({
    language,
    title: wording.text('template.title'),
    banner: {
      style: 'accent',
      title: wording.text('template.fiveMinutes'),
      paragraphs: [wording.text('template.text')],
    },
    facts: [
      { label: wording.text('fact.country'), value: nameOf('region', country, language) },
      { label: wording.text('fact.language'), value: nameOf('language', document.language, language) },
    ],
    links: [
      { title: wording.text('template.preview'), url: document.displayUrl },
      { title: wording.text('template.download'), url: document.downloadUrl },
    ],
    buttons: [plainButton(wording.text('template.fresh'), fresh)],
  });
}

/** The code itself where it is none that has a name. */
function nameOf(type: 'region' | 'language', code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
