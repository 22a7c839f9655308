/** Written as ISO 3166-1 alpha-2. Whether there is such a country is for Partner Center to say. */
export const countryCode = /^[A-Z]{2}$/;

/** Where a company is. */
export interface CompanyAddress {
  readonly addressLine1: string;
  /** Empty where there is none, as are state and postal code. */
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
}

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

/** What Partner Center says of an address (validate-an-address). */
export interface AddressCheck {
  readonly kind: 'verified' | 'doubtful';
  /** What it would take instead; also beside an address that is verified. */
  readonly suggestions: readonly CompanyAddress[];
}
