import { z } from 'zod';
import type { AddressCheck, CompanyAddress, CountryRules } from '../../company-address.ts';
import type { CustomerId } from '../../ids.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import { type LeftOutItem, readEach } from './reading-lists.ts';
import { customerId, isObject, optionalFlag, optionalText, text, textIn } from './wire-values.ts';

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

export interface CheckedAddress {
  readonly check: AddressCheck;
  readonly leftOut: readonly LeftOutItem[];
}

const part = optionalText.transform((value) => value ?? '');

/** Without a street there is nothing to suggest. */
const wireAddress = z.object({
  addressLine1: text,
  addressLine2: part,
  city: part,
  state: part,
  postalCode: part,
  country: part,
});

export const wireAddressCheck = z
  .object({ suggestedAddresses: z.unknown().optional(), status: text })
  .transform(({ suggestedAddresses, status }): CheckedAddress => {
    const { items, leftOut } = readEach(suggestedAddresses, wireAddress, ['suggestedAddresses']);
    return { check: { kind: isVerified(status) ? 'verified' : 'doubtful', suggestions: items }, leftOut };
  });

/** The page prints the values with blanks, its samples without. */
function isVerified(status: string): boolean {
  return ['verified', 'verifiedshippable'].includes(status.replaceAll(' ', '').toLowerCase());
}

/** As the page's samples write it. */
export function addressOnTheWire(address: CompanyAddress): Readonly<Record<string, string | undefined>> {
  const { addressLine1, city, country } = address;
  return {
    AddressLine1: addressLine1,
    AddressLine2: address.addressLine2 || undefined,
    City: city,
    State: address.state || undefined,
    PostalCode: address.postalCode || undefined,
    Country: country,
  };
}

/** A company as it is to be created. */
export interface CustomerToCreate {
  readonly companyName: string;
  /** `contoso.onmicrosoft.com`. */
  readonly domain: string;
  readonly culture: string;
  readonly language: string;
  readonly address: CompanyAddress;
  readonly contact: PrimaryContact;
  readonly registrationNumber: string | undefined;
  /** Of the indirect reseller the customer belongs to; undefined makes it the partner's own. */
  readonly resellerId: string | undefined;
}

/** The first sign-in of the customer's administrator. Microsoft tells it once, and nobody may keep it. */
export interface FirstSignIn {
  readonly userName: string;
  readonly password: string;
}

export interface CreatedCustomer {
  readonly customerId: CustomerId;
  /** Undefined where the answer came without it. */
  readonly firstSignIn: FirstSignIn | undefined;
}

/** Of create-a-customer. The customer exists once it has an id, whatever else cannot be read. */
export const wireCreatedCustomer = z
  .object({ id: customerId, userCredentials: z.unknown().optional() })
  .transform(({ id, userCredentials }): CreatedCustomer => {
    return { customerId: id, firstSignIn: firstSignInFrom(userCredentials) };
  });

function firstSignInFrom(credentials: unknown): FirstSignIn | undefined {
  if (!isObject(credentials)) return undefined;
  const userName = textIn(credentials['userName']);
  const password = textIn(credentials['password']);
  return userName && password ? { userName, password } : undefined;
}

/** In the spelling of create-a-customer's samples. There is no agreement in it: that takes a second call. */
export function customerOnTheWire(customer: CustomerToCreate) {
  const { firstName, lastName, email, phoneNumber } = customer.contact;
  return {
    enableGDAPByDefault: false,
    AssociatedPartnerId: customer.resellerId,
    CompanyProfile: { Domain: customer.domain, OrganizationRegistrationNumber: customer.registrationNumber },
    BillingProfile: {
      Culture: customer.culture,
      Email: email,
      Language: customer.language,
      CompanyName: customer.companyName,
      DefaultAddress: {
        FirstName: firstName,
        LastName: lastName,
        ...addressOnTheWire(customer.address),
        PhoneNumber: phoneNumber,
      },
    },
  };
}
