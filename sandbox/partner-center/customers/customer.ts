import type { PrimaryContact } from '../../../services/primary-contact.ts';
import data from './seed-customers.json' with { type: 'json' };

export interface Address {
  readonly country: string;
  readonly city: string;
  readonly state?: string;
  readonly addressLine1: string;
  readonly addressLine2?: string;
  readonly postalCode: string;
}

/** A customer as it was when the sandbox began. The journal has what happened later. */
export interface Customer {
  readonly id: string;
  readonly companyName: string;
  readonly domain: string;
  readonly address: Address;
  readonly culture: string;
  readonly contact?: PrimaryContact;
  /** Days of attestations, oldest first, each with `contact` as the person who accepted. */
  readonly attestedOn?: readonly string[];
  /** The day of a record of the older Microsoft Cloud Agreement, which does not count for today's agreement. */
  readonly cloudAgreementOn?: string;
  readonly acceptedDirectly?: boolean;
}

/** Made by hand: the demo's companies, and names that are hard for cards and searches. */
export const seedCustomers: readonly Customer[] = data;
