import { type Language, languageFromLocale } from '../../services/conversations/language.ts';

/** The first language of ours among those that a browser or tool asks for, best first; English where there is none. */
export function acceptedLanguage(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').split(',').map((tag) => languageFromLocale(tag.split(';')[0]?.trim() ?? ''));
  return asked.find((language) => language !== undefined) ?? 'en';
}
