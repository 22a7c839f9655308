import type { Language } from '../../services/conversations/language.ts';
import { plainButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { countryName, languageName } from '../wording/place-names.ts';
import { wordingFor } from '../wording/wording.ts';

interface TemplateLanguagesData {
  readonly language: Language;
  readonly country: string;
  /** In which the country has the agreement: one or two. */
  readonly languages: readonly string[];
}

/** For a language in which a country has no agreement. */
export function templateLanguagesCard({ language, country, languages }: TemplateLanguagesData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const names = wording.allOf(languages.map((tag) => languageName(tag, language)));
  const values = { country: countryName(country, language), languages: names };
  return noticeCard({
    language,
    tone: 'warning',
    title: wording.text('template.languages.title'),
    paragraphs: [wording.filled('template.languages.text', values)],
    buttons: [
      ...languages.map((tag) =>
        plainButton(languageName(tag, language), { verb: 'template.show', country, language: tag }),
      ),
      plainButton(wording.text('template.otherCountry'), { verb: 'template.start' }),
    ],
  });
}
