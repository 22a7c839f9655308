import type { CustomerId } from './ids.ts';
import type { PrimaryContact } from './primary-contact.ts';

/** What lists tell of a customer. */
export interface CustomerSummary {
  readonly customerId: CustomerId;
  /** The domain, where Partner Center holds no name; the id, where it holds neither. */
  readonly companyName: string;
  /** Empty where Partner Center tells none. */
  readonly domain: string;
}

export interface Customer extends CustomerSummary {
  /** All its domains, as far as Partner Center knows them: its own ones, and `….onmicrosoft.com`. */
  readonly customDomains: readonly string[];
  /** ISO 3166-1 alpha-2, of the company's address. */
  readonly country: string | undefined;
  /** The customer's language and region, `en-US`. */
  readonly culture: string | undefined;
  /** Who gets the invoices, as far as it is known: a proposal for who accepted. */
  readonly primaryContact: { readonly [Field in keyof PrimaryContact]: string | undefined };
}
