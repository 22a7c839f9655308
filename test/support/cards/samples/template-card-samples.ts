import type { AdaptiveCardJson } from '../../../../cards/kit/card-template.ts';
import { templateCard, templateLanguagesCard } from '../../../../cards/agreements/template-card.ts';
import { type TemplateFormReason, templateFormCard } from '../../../../cards/agreements/template-form-card.ts';
import { templateCountries } from '../../../../services/agreements/template-places.ts';
import type { Language } from '../../../../services/conversations/language.ts';
import type { SampleWords } from '../card-sample-words.ts';

type Samples = readonly { readonly name: string; readonly card: (language: Language) => AdaptiveCardJson }[];

const place = { country: 'DE', language: 'de-DE' };
const document = {
  displayUrl: 'https://example.com/preview',
  downloadUrl: 'https://example.com/download',
  ...place,
};

/** The whole list is measured once; drawing it in every state takes long. */
const fewCountries = ['DE', 'GB', 'XS'];

/** The cards that get the text of the agreement. */
export function templateSamples({ typed }: SampleWords): Samples {
  const links = (name: string, data: Partial<Parameters<typeof templateCard>[0]>) => ({
    name: `templateCard: ${name}`,
    card: (language: Language) => templateCard({ place, document, languages: ['de-DE', 'en-US'], ...data, language }),
  });
  const form = (name: string, reason: TemplateFormReason, templateLanguage?: 'own' | 'english') => ({
    name: `templateFormCard: ${name}`,
    card: (language: Language) =>
      templateFormCard({
        language,
        countries: reason.kind === 'asked' ? templateCountries : fewCountries,
        reason,
        ...(templateLanguage && { templateLanguage }),
      }),
  });
  const nearest = ['AE', 'GB', 'US'];
  return [
    links('two languages', {}),
    links('English only', {
      place: { country: 'XS', language: 'en-US' },
      document: { ...document, country: 'XS', language: 'en-US' },
      languages: ['en-US'],
    }),
    links('another language than asked for', { document: { ...document, language: 'en-US' } }),
    links('codes without a name', { document: { ...document, country: 'QQ', language: 'x!' } }),
    form('asked', { kind: 'asked' }),
    form('nothing chosen', { kind: 'nothing-chosen' }, 'english'),
    form('unknown country', { kind: 'unknown-country', typed, nearest: [] }),
    form('unknown country, something near', { kind: 'unknown-country', typed, nearest }),
    form('not offered', { kind: 'not-offered', country: 'CN' }),
    {
      name: 'templateLanguagesCard: two',
      card: (language) => templateLanguagesCard({ language, country: 'CH', languages: ['fr-FR', 'en-US'] }),
    },
    {
      name: 'templateLanguagesCard: English only',
      card: (language) => templateLanguagesCard({ language, country: 'XJ', languages: ['en-US'] }),
    },
  ];
}
