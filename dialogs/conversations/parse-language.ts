import { languageName } from '../../cards/wording/place-names.ts';
import { type Language, languageFromLocale, languages } from '../../services/conversations/language.ts';
import { visible } from '../routing/typed-text.ts';

/** A language by its code or by its name in any of our languages: `sv`, `svenska`, `Swedish`, `瑞典语`. */
export function parseLanguage(words: string): Language | undefined {
  const wanted = visible(words).trim().toLowerCase();
  return languages.find((language) => namesOf(language).includes(wanted)) ?? languageFromLocale(wanted);
}

function namesOf(language: Language): readonly string[] {
  const codes = [language, new Intl.Locale(language).language];
  return languages.flatMap((spoken) => codes.map((code) => languageName(code, spoken).toLowerCase()));
}
