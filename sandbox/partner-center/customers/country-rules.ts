import data from './country-rules.json' with { type: 'json' };
import { isTemplateCountry } from '../agreements/template-languages.ts';

export interface CountryRules {
  readonly defaultCulture: string;
  readonly isStateRequired: boolean;
  readonly supportedStatesList: readonly string[];
  readonly isPostalCodeRequired: boolean;
  readonly postalCodeRegex: string;
  /** The sandbox's own check of a registration number where one is needed. Not on the wire. */
  readonly registrationNumberRegex: string | undefined;
}

type Given = Partial<(typeof data.countries)['US']> & { readonly registrationNumberRegex?: string };
const given: Readonly<Record<string, Given>> = data.countries;

/** Countries in which Partner Center wants a registration number (create-a-customer). */
const needsRegistrationNumber = 'AM AZ BY HU KZ KG MD RU TJ UZ UA BR IN ZA PL AE SA TR TH VN MM IQ SS VE'.split(' ');

/** Undefined where Microsoft sells nothing. A country without rules of its own needs a city and no more. */
export function countryRules(country: string): CountryRules | undefined {
  if (!isTemplateCountry(country)) return undefined;
  const own = given[country] ?? {};
  const pattern = own.registrationNumberRegex ?? '^[0-9A-Za-z./-]{5,20}$';
  return {
    ...wireRules(country),
    registrationNumberRegex: needsRegistrationNumber.includes(country) ? pattern : undefined,
  };
}

/** As get-market-specific-validation-data answers. */
export function wireRules(country: string) {
  const { registrationNumberRegex: _kept, ...own } = given[country] ?? {};
  const culture = `en-${country}`;
  return {
    iso2Code: country,
    ...data.plain,
    defaultCulture: culture,
    supportedCulturesList: [culture],
    isRegistrationNumberSupported: needsRegistrationNumber.includes(country),
    ...own,
    attributes: { objectType: 'CountryInformation' },
  };
}
