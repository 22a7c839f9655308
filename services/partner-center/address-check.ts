import { z } from 'zod';

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

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const wireAddress = z.object({
  addressLine1: text,
  addressLine2: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
});

export const wireAddressCheck = z
  .object({
    suggestedAddresses: z
      .array(wireAddress)
      .nullish()
      .transform((list) => list ?? []),
    status: z.string(),
  })
  .transform(({ suggestedAddresses, status }): AddressCheck => {
    return { kind: isVerified(status) ? 'verified' : 'doubtful', suggestions: suggestedAddresses };
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
