import { type Language, languageFromLocale } from '../../services/conversations/language.ts';

/** The first that is in a language of ours among the locales that a browser or tool asks for, best first; with its region, `de-AT`. */
export function acceptedLocale(acceptLanguage: string | undefined): string | undefined {
  const asked = (acceptLanguage ?? '').split(',').map((tag) => tag.split(';')[0]?.trim() ?? '');
  return asked.find((locale) => languageFromLocale(locale) !== undefined);
}

/** Its language; English where there is none. */
export function acceptedLanguage(acceptLanguage: string | undefined): Language {
  return languageFromLocale(acceptedLocale(acceptLanguage) ?? '') ?? 'en';
}
