/** The languages the product speaks. */
export const languages = ['en', 'sv', 'de', 'nl', 'zh-Hans'] as const;

export type Language = (typeof languages)[number];

/** The one that was chosen, else what Teams speaks, else English. */
export function languageFor(chosen: Language | undefined, locale: string | undefined): Language {
  return chosen ?? languageFromLocale(locale ?? '') ?? 'en';
}

/** The language that an IETF tag such as `sv-SE` or `zh-CN` asks for; undefined where we have none for it. */
export function languageFromLocale(locale: string): Language | undefined {
  const primary = locale.toLowerCase().split(/[-_]/)[0];
  if (primary === 'zh') return 'zh-Hans';
  return languages.find((language) => language === primary);
}
