import data from './template-places.json' with { type: 'json' };

/** A template is published by country and language. */
export interface TemplatePlace {
  /** As Microsoft writes it: ISO 3166-1 alpha-2, and XJ, XS and XE of its own. */
  readonly country: string;
  /** IETF tag such as `sv-SE`. */
  readonly language: string;
}

/** Where Microsoft offers the agreement (download-customer-agreement-template). */
export const templateCountries: readonly string[] = data.countries.split(' ');

const everywhere = 'en-US';
const offered = new Set(templateCountries);
const ownLanguages = new Map(
  Object.entries(data.additionalLanguage).flatMap(([language, countries]) =>
    countries.split(' ').map((country) => [country, language] as const),
  ),
);

/** The country's own language, where Microsoft has the text in it, then English; empty where there is none at all. */
export function templateLanguages(country: string): readonly string[] {
  if (!offered.has(country)) return [];
  const own = ownLanguages.get(country);
  return own === undefined ? [everywhere] : [own, everywhere];
}
