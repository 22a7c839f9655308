interface LanguageFacts {
  /** Countries where nearly everybody reads the language, so that a letter to a customer there is in it. Belgium gets English. */
  readonly countries: readonly string[];
  /** "and" and "or", as they stand between the names of companies. */
  readonly and: readonly string[];
  readonly or: readonly string[];
}

/** The languages the product speaks, by IETF tag: all that the services have to know about each. */
const languageFacts = {
  en: { countries: [], and: ['and'], or: ['or'] },
  sv: { countries: ['SE'], and: ['och'], or: ['eller'] },
  de: { countries: ['DE', 'AT', 'CH', 'LI'], and: ['und'], or: ['oder'] },
  nl: { countries: ['NL', 'SR'], and: ['en'], or: ['of'] },
  'zh-Hans': { countries: ['CN'], and: ['和', '与'], or: [] },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

export type Language = keyof typeof languageFacts;

export const languages = Object.keys(languageFacts) as readonly Language[];

export function forEachLanguage<Value>(valueOf: (language: Language) => Value): Readonly<Record<Language, Value>> {
  return Object.fromEntries(languages.map((language) => [language, valueOf(language)])) as Record<Language, Value>;
}

/** The one that was chosen, else what Teams speaks, else English. */
export function languageFor(chosen: Language | undefined, locale: string | undefined): Language {
  return chosen ?? languageFromLocale(locale ?? '') ?? 'en';
}

/** The language that an IETF tag such as `sv-SE` or `zh-CN` asks for; undefined where we have none for it. */
export function languageFromLocale(locale: string): Language | undefined {
  const primary = primaryOf(locale);
  return languages.find((language) => primaryOf(language) === primary);
}

/** What a letter to a customer in that country is written in; undefined where most people read none of our languages but English. */
export function languageFromCountry(country: string): Language | undefined {
  return languages.find((language) => languageFacts[language].countries.some((code) => code === country.toUpperCase()));
}

/** In every language. */
export function wordsFor(meaning: 'and' | 'or'): readonly string[] {
  return languages.flatMap((language) => languageFacts[language][meaning]);
}

/** Chinese is written without blanks between words. */
export function needsNoBlanks(word: string): boolean {
  return /\p{Script=Han}$/u.test(word);
}

/** `zh` of `zh-Hans`. */
function primaryOf(tag: string): string | undefined {
  return tag.toLowerCase().split(/[-_]/)[0];
}
