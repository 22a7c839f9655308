import { z } from 'zod';
import type { CustomerId } from '../ids.ts';
import type { PrimaryContact } from '../primary-contact.ts';
import { customerId, optionalText } from './wire-values.ts';

/** What lists tell of a customer. */
export interface CustomerSummary {
  readonly customerId: CustomerId;
  /** The domain, where Partner Center holds no name. */
  readonly companyName: string;
  readonly domain: string;
}

export interface Customer extends CustomerSummary {
  /** ISO 3166-1 alpha-2, of the company's address. */
  readonly country: string | undefined;
  /** The customer's language and region, `en-US`. */
  readonly culture: string | undefined;
  /** Whom the invoices go to: a proposal for who accepted, as far as it is known. */
  readonly primaryContact: { readonly [Field in keyof PrimaryContact]: string | undefined };
}

/** An item of get-a-list-of-customers and get-a-customer-by-name. */
export const wireCustomerSummary = z
  .object({ id: customerId, companyProfile: z.object({ companyName: optionalText, domain: z.string() }) })
  .transform(({ id, companyProfile: { companyName, domain } }): CustomerSummary => {
    return { customerId: id, companyName: companyName ?? domain, domain };
  });

const person = z.object({ firstName: optionalText, lastName: optionalText });
const address = person.extend({ country: optionalText, phoneNumber: optionalText });
const billingProfile = person.extend({
  companyName: optionalText,
  email: optionalText,
  culture: optionalText,
  defaultAddress: address.nullish(),
});

/** Of get-a-customer-by-id. */
export const wireCustomer = z
  .object({
    id: customerId,
    companyProfile: z.object({ companyName: optionalText, domain: z.string(), address: address.nullish() }),
    billingProfile: billingProfile.nullish(),
  })
  .transform(({ id, companyProfile: company, billingProfile: billing }): Customer => ({
    customerId: id,
    companyName: company.companyName ?? billing?.companyName ?? company.domain,
    domain: company.domain,
    country: company.address?.country ?? billing?.defaultAddress?.country,
    culture: billing?.culture,
    primaryContact: contactFrom(billing),
  }));

/** The names stand in the profile, in its address, or in both (create-a-customer, get-a-customer-by-id). */
function contactFrom(billing: z.infer<typeof billingProfile> | null | undefined): Customer['primaryContact'] {
  const named = (billing?.firstName ?? billing?.lastName) ? billing : billing?.defaultAddress;
  return {
    firstName: named?.firstName,
    lastName: named?.lastName,
    email: billing?.email,
    phoneNumber: billing?.defaultAddress?.phoneNumber,
  };
}
