import { z } from 'zod';
import { type LeftOutItem, readEach } from './read-items.ts';
import { optionalText, text } from './wire-values.ts';

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

/** What Partner Center says of an address (validate-an-address). */
export interface AddressCheck {
  readonly kind: 'verified' | 'doubtful';
  /** What it would take instead; also beside an address that is verified. */
  readonly suggestions: readonly CompanyAddress[];
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
