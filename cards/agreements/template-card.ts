import type { TemplatePlace } from '../../services/agreements/template-places.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { TemplateDocument } from '../../services/partner-center/wire/agreements.ts';
import { type CardButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { recordCard } from '../kit/record-card.ts';
import { countryName, languageName } from '../wording/place-names.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface TemplateCardData {
  readonly language: LanguageTag;
  /** What was asked for. */
  readonly place: TemplatePlace;
  /** What Microsoft gave, which may be in another language. */
  readonly document: TemplateDocument;
  /** The languages in which the country has the agreement. */
  readonly languages: readonly string[];
}

/** Where to read the agreement, for five minutes. */
export function templateCard(data: TemplateCardData): AdaptiveCardJson {
  const { language, place, document } = data;
  const wording = wordingFor(language);
  return recordCard({
    language,
    title: wording.text('template.title'),
    banner: {
      style: 'accent',
      title: wording.text('template.fiveMinutes'),
      paragraphs: [wording.text('template.text')],
    },
    facts: [
      { label: wording.text('fact.country'), value: countryName(document.country, wording.language) },
      { label: wording.text('fact.language'), value: languageName(document.language, wording.language) },
    ],
    statements: document.language === place.language ? [] : [wording.text('template.fallback')],
    links: [
      { title: wording.text('template.preview'), url: document.displayUrl },
      { title: wording.text('template.download'), url: document.downloadUrl },
    ],
    buttons: buttonsFor(data, wording),
  });
}

function buttonsFor({ place, languages }: TemplateCardData, wording: Wording): readonly CardButton[] {
  const { country } = place;
  const others = languages.filter((tag) => tag !== place.language);
  return [
    plainButton(wording.text('template.fresh'), { verb: 'template.show', country, language: place.language }),
    ...others.map((tag) => {
      const title = wording.filled('template.otherLanguage', { language: languageName(tag, wording.language) });
      return plainButton(title, { verb: 'template.show', country, language: tag });
    }),
    plainButton(wording.text('template.otherCountry'), { verb: 'template.start' }),
  ];
}

interface TemplateLanguagesData {
  readonly language: LanguageTag;
  readonly country: string;
  /** In which the country has the agreement: one or two. */
  readonly languages: readonly string[];
}

/** For a language in which a country has no agreement. */
export function templateLanguagesCard({ language, country, languages }: TemplateLanguagesData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const names = wording.allOf(languages.map((tag) => languageName(tag, wording.language)));
  const values = { country: countryName(country, wording.language), languages: names };
  return noticeCard({
    language,
    tone: 'warning',
    title: wording.text('template.languages.title'),
    paragraphs: [wording.filled('template.languages.text', values)],
    buttons: [
      ...languages.map((tag) =>
        plainButton(languageName(tag, wording.language), { verb: 'template.show', country, language: tag }),
      ),
      plainButton(wording.text('template.otherCountry'), { verb: 'template.start' }),
    ],
  });
}
