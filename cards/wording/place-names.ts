import type { Language } from '../../services/conversations/language.ts';
import { displayName } from './display-names.ts';
import { spokenLanguages } from './wording.ts';

/** What the country is called in that language; its code where it has no name. */
export function countryName(country: string, language: Language): string {
  return madeUpName(country, language) ?? displayName('country', country, language);
}

/** `UK` and `USA` where the name is long; the name itself elsewhere. */
export function shortCountryName(country: string, language: Language): string {
  return madeUpName(country, language) ?? displayName('short country', country, language);
}

/** What the language, an IETF tag, is called in that language; the tag itself where it has no name. */
export function languageName(tag: string, language: Language): string {
  return displayName('language', tag, language);
}

function madeUpName(country: string, language: Language): string | undefined {
  const names: Readonly<Record<string, string>> = spokenLanguages[language].madeUpPlaces;
  return names[country];
}
