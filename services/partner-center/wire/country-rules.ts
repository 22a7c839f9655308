import { z } from 'zod';
import { isObject, optionalFlag, optionalText, text, textIn } from './wire-values.ts';

/** What Partner Center asks of a customer in a country (get-market-specific-validation-data). */
export interface CountryRules {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** `en-US`. */
  readonly culture: string;
  /** `en`. */
  readonly language: string;
  readonly isStateRequired: boolean;
  /** Empty where any will do. */
  readonly states: readonly string[];
  readonly isPostalCodeRequired: boolean;
  /** As Microsoft writes it; undefined where there is none. */
  readonly postalCodePattern: string | undefined;
  readonly registrationNumber: 'required' | 'optional' | 'none';
  /** What a tax number looks like there, `US999965`; undefined where there is none. */
  readonly taxIdSample: string | undefined;
}

/** The rules say where a registration number is supported; where it is needed, create-a-customer does. */
const needsRegistrationNumber = 'AM AZ BY HU KZ KG MD RU TJ UZ UA BR IN ZA PL AE SA TR TH VN MM IQ SS VE'.split(' ');

/** Today's spelling is a plain list; older copies of the page have an object with a `value`. */
const texts = z
  .unknown()
  .optional()
  .transform((list): readonly string[] | undefined => {
    const values = isObject(list) ? list['value'] : list;
    return Array.isArray(values) ? values.flatMap((value: unknown) => textIn(value) ?? []) : undefined;
  });

export const wireCountryRules = z
  .object({
    iso2Code: text,
    defaultCulture: optionalText,
    isStateRequired: optionalFlag,
    supportedStatesList: texts,
    states: texts,
    supportedLanguagesList: texts,
    supportedLanguages: texts,
    supportedCulturesList: texts,
    supportedCultures: texts,
    isPostalCodeRequired: optionalFlag,
    postalCodeRegex: optionalText,
    isRegistrationNumberSupported: optionalFlag,
    taxIdSample: optionalText,
  })
  .transform((wire): CountryRules => {
    const country = wire.iso2Code.toUpperCase();
    const [firstCulture] = wire.supportedCulturesList ?? wire.supportedCultures ?? [];
    const culture = wire.defaultCulture ?? firstCulture ?? `en-${country}`;
    return {
      country,
      culture,
      language: languageFor(culture, wire.supportedLanguagesList ?? wire.supportedLanguages ?? []),
      isStateRequired: wire.isStateRequired,
      states: wire.supportedStatesList ?? wire.states ?? [],
      isPostalCodeRequired: wire.isPostalCodeRequired,
      postalCodePattern: wire.postalCodeRegex,
      registrationNumber: registrationNumberIn(country, wire.isRegistrationNumberSupported),
      taxIdSample: wire.taxIdSample,
    };
  });

/** The one of the culture among those that are supported (`pt-PT`, `en`), else the first. */
function languageFor(culture: string, supported: readonly string[]): string {
  const [language = culture] = culture.toLowerCase().split('-');
  const spelled = (wanted: string) => supported.find((one) => one.toLowerCase() === wanted);
  return spelled(culture.toLowerCase()) ?? spelled(language) ?? supported[0] ?? language;
}

function registrationNumberIn(country: string, isSupported: boolean): CountryRules['registrationNumber'] {
  if (needsRegistrationNumber.includes(country)) return 'required';
  return isSupported ? 'optional' : 'none';
}
