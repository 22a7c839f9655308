import { languageName } from '../../cards/wording/place-names.ts';
import { type Language, languageFromLocale, languages } from '../../services/conversations/language.ts';
import { visible } from '../routing/typed-text.ts';

/** A language by its code or by its name in any of our languages: `sv`, `svenska`, `Swedish`, `瑞典语`. */
export function parseLanguage(words: string): Language | undefined {
  const wanted = folded(words);
  return parseLanguageName(words) ?? languages.find((language) => language === wanted) ?? languageFromLocale(wanted);
}

/** Not by its code: two letters alone may be anything. */
export function parseLanguageName(words: string): Language | undefined {
  const wanted = folded(words);
  return languages.find((language) => namesOf(language).includes(wanted));
}

const folded = (words: string): string => visible(words).trim().toLowerCase();

/** Made once: asking for a name takes longer than all else that is done with a message. */
const names = new Map<Language, readonly string[]>();

function namesOf(language: Language): readonly string[] {
  const known = names.get(language);
  if (known) return known;
  const codes = [language, new Intl.Locale(language).language];
  const made = languages.flatMap((spoken) => codes.map((code) => languageName(code, spoken).toLowerCase()));
  names.set(language, made);
  return made;
}
