import type { Language } from '../../services/conversations/language.ts';

/** Codes that Microsoft made up for its templates (download-customer-agreement-template). */
const madeUp: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  XJ: { en: 'Jan Mayen', sv: 'Jan Mayen', de: 'Jan Mayen', nl: 'Jan Mayen', 'zh-Hans': '扬马延岛' },
  XS: { en: 'Saba', sv: 'Saba', de: 'Saba', nl: 'Saba', 'zh-Hans': '萨巴' },
  XE: {
    en: 'Sint Eustatius',
    sv: 'Sint Eustatius',
    de: 'Sint Eustatius',
    nl: 'Sint Eustatius',
    'zh-Hans': '圣尤斯特歇斯',
  },
};

/** Of one kind in each language; making one takes far longer than asking it. */
type Names = Readonly<Record<Language, Intl.DisplayNames>>;

const namesOf = (options: Intl.DisplayNamesOptions): Names => ({
  en: new Intl.DisplayNames('en', options),
  sv: new Intl.DisplayNames('sv', options),
  de: new Intl.DisplayNames('de', options),
  nl: new Intl.DisplayNames('nl', options),
  'zh-Hans': new Intl.DisplayNames('zh-Hans', options),
});

const countryNames = namesOf({ type: 'region' });
const shortCountryNames = namesOf({ type: 'region', style: 'short' });
const languageNames = namesOf({ type: 'language' });

/** What the country is called in that language; its code where it has no name. */
export function countryName(country: string, language: Language): string {
  return madeUp[country]?.[language] ?? nameIn(countryNames[language], country);
}

/** `UK` and `USA` where the name is long; the name itself elsewhere. */
export function shortCountryName(country: string, language: Language): string {
  return madeUp[country]?.[language] ?? nameIn(shortCountryNames[language], country);
}

/** What the language, an IETF tag, is called in that language; the tag itself where it has no name. */
export function languageName(tag: string, language: Language): string {
  return nameIn(languageNames[language], tag);
}

function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
