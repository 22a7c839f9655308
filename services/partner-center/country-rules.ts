import { z } from 'zod';

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

const texts = z
  .object({ value: z.array(z.string()).nullish() })
  .nullish()
  .transform((list) => list?.value ?? []);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const text = z
  .string()
  .nullish()
  .transform((value) => (value?.trim() ? value : undefined));

export const wireCountryRules = z
  .object({
    iso2Code: z.string(),
    defaultCulture: text,
    isStateRequired: flag,
    states: texts,
    supportedLanguages: texts,
    isPostalCodeRequired: flag,
    postalCodeRegex: text,
    isRegistrationNumberSupported: flag,
    taxIdSample: text,
  })
  .transform((wire): CountryRules => {
    const country = wire.iso2Code.toUpperCase();
    const culture = wire.defaultCulture ?? `en-${country}`;
    return {
      country,
      culture,
      language: wire.supportedLanguages[0] ?? culture.slice(0, 2),
      isStateRequired: wire.isStateRequired,
      states: wire.states,
      isPostalCodeRequired: wire.isPostalCodeRequired,
      postalCodePattern: wire.postalCodeRegex,
      registrationNumber: registrationNumberIn(country, wire.isRegistrationNumberSupported),
      taxIdSample: wire.taxIdSample,
    };
  });

function registrationNumberIn(country: string, isSupported: boolean): CountryRules['registrationNumber'] {
  if (needsRegistrationNumber.includes(country)) return 'required';
  return isSupported ? 'optional' : 'none';
}
