import type { Language } from '../../services/conversations/language.ts';
import { spokenLanguages } from './wording.ts';

type Kind = 'country' | 'short country' | 'language';

const optionsOf: Readonly<Record<Kind, Intl.DisplayNamesOptions>> = {
  country: { type: 'region' },
  'short country': { type: 'region', style: 'short' },
  language: { type: 'language' },
};

/** Made when first asked for, and kept: each takes half a megabyte, and far longer to make than to ask. */
const made = new Map<string, Intl.DisplayNames>();

function namesOf(kind: Kind, language: Language): Intl.DisplayNames {
  const key = `${kind} ${language}`;
  const names = made.get(key) ?? new Intl.DisplayNames(language, optionsOf[kind]);
  made.set(key, names);
  return names;
}

/** What the country is called in that language; its code where it has no name. */
export function countryName(country: string, language: Language): string {
  return madeUpName(country, language) ?? nameIn(namesOf('country', language), country);
}

/** `UK` and `USA` where the name is long; the name itself elsewhere. */
export function shortCountryName(country: string, language: Language): string {
  return madeUpName(country, language) ?? nameIn(namesOf('short country', language), country);
}

/** What the language, an IETF tag, is called in that language; the tag itself where it has no name. */
export function languageName(tag: string, language: Language): string {
  return nameIn(namesOf('language', language), tag);
}

function madeUpName(country: string, language: Language): string | undefined {
  const names: Readonly<Record<string, string>> = spokenLanguages[language].madeUpPlaces;
  return names[country];
}

function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
