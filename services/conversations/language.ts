interface LanguageFacts {
  /** Countries where nearly everybody reads the language, so that a letter to a customer there is in it. Belgium gets English. */
  readonly countries: readonly string[];
  /** "and" and "or", as they stand between the names of companies. */
  readonly and: readonly string[];
  readonly or: readonly string[];
  /** In forms. */
  readonly familyNameFirst?: true;
}

/** The languages the product speaks, by IETF tag: all that the services have to know about each. */
const languageFacts = {
  en: { countries: [], and: ['and'], or: ['or'] },
  sv: { countries: ['SE'], and: ['och'], or: ['eller'] },
  de: { countries: ['DE', 'AT', 'CH', 'LI'], and: ['und'], or: ['oder'] },
  nl: { countries: ['NL', 'SR'], and: ['en'], or: ['of'] },
  'zh-Hans': { countries: ['CN'], and: ['和', '与'], or: [], familyNameFirst: true },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

export type Language = keyof typeof languageFacts;

/** A language as a region writes dates and numbers in it, by IETF tag: `en-US`. Without a region, as most of its readers do. */
export type LanguageTag = Language | `${Language}-${string}`;

export const languages = Object.keys(languageFacts) as readonly Language[];

export function forEachLanguage<Value>(valueOf: (language: Language) => Value): Readonly<Record<Language, Value>> {
  return Object.fromEntries(languages.map((language) => [language, valueOf(language)])) as Record<Language, Value>;
}

/** The one that was chosen, else what Teams speaks, else English; of Teams' region where Teams speaks that language. */
export function languageFor(chosen: Language | undefined, locale: string | undefined): LanguageTag {
  const ofTeams = languageFromLocale(locale ?? '');
  const language = chosen ?? ofTeams ?? 'en';
  const region = language === ofTeams ? regionOf(locale ?? '') : undefined;
  return region === undefined ? language : `${language}-${region}`;
}

export function languageOf(tag: LanguageTag): Language {
  return languageFromLocale(tag) ?? 'en';
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

export function isFamilyNameFirst(language: Language): boolean {
  const facts: LanguageFacts = languageFacts[language];
  return facts.familyNameFirst ?? false;
}

/** In every language. */
export function wordsFor(meaning: 'and' | 'or'): readonly string[] {
  return languages.flatMap((language) => languageFacts[language][meaning]);
}

/** Chinese is written without blanks between words. */
export function needsNoBlanks(word: string): boolean {
  return /\p{Script=Han}$/u.test(word);
}

/** `SG` of `zh-SG`; undefined also where somebody sends what is no tag. */
function regionOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-')).region;
  } catch {
    return undefined;
  }
}

/** `zh` of `zh-Hans`. */
function primaryOf(tag: string): string | undefined {
  return tag.toLowerCase().split(/[-_]/)[0];
}
