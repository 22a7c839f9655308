import type { Language } from '../services/conversations/language.ts';

/** A template is published by country and language; Partner Center falls back to `en-US` for a pair it does not have. */
export interface TemplatePlace {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** IETF tag such as `sv-SE`. */
  readonly language: string;
}

/** `SE sv-SE`, `se`, or nothing at all: the country is United States, the language the agent's, unless said otherwise. */
export function parseTemplatePlace(words: string, agentLanguage: Language): TemplatePlace | undefined {
  const [first = 'US', second, ...rest] = words.split(' ').filter((word) => word !== '');
  const country = first.toUpperCase();
  const language = second ?? `${new Intl.Locale(agentLanguage).language}-${country}`;
  const isPlace = /^[A-Z]{2}$/.test(country) && /^[A-Za-z]{2}(-[A-Za-z]+)+$/.test(language) && rest.length === 0;
  return isPlace ? { country, language } : undefined;
}
