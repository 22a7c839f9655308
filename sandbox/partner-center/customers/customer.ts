import type { PrimaryContact } from '../../../services/primary-contact.ts';

export interface Address {
  readonly country: string;
  readonly city: string;
  readonly state?: string;
  readonly addressLine1: string;
  readonly addressLine2?: string;
  readonly postalCode: string;
}

/** A customer as it was when the sandbox began; what happens later is in the journal. */
export interface Customer {
  readonly id: string;
  readonly companyName: string;
  readonly domain: string;
  readonly address: Address;
  readonly culture: string;
  readonly contact?: PrimaryContact;
  /** Days of attestations, oldest first, each with `contact` as the person who accepted. */
  readonly attestedOn?: readonly string[];
  /** Day of a record of the older Microsoft Cloud Agreement, which is no acceptance of today's agreement. */
  readonly cloudAgreementOn?: string;
  readonly acceptedDirectly?: boolean;
}
