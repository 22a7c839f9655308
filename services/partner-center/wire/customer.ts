import { z } from 'zod';
import type { CustomerId } from '../../ids.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import { guidIn, optionalObject, optionalText, optionalWord, refuse, textIn } from './wire-values.ts';

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
  /** Whom the invoices go to: a proposal for who accepted, as far as it is known. */
  readonly primaryContact: { readonly [Field in keyof PrimaryContact]: string | undefined };
}

/** An item of a list, and whether it is a customer we resell to: those of an advisor, or of nobody's any more, are listed too. */
export interface ListedCustomer extends CustomerSummary {
  readonly isOurs: boolean;
}

/** What get-a-customer-by-id and customer-resources name a relationship in which nothing is sold. */
const notOurs: readonly (string | undefined)[] = ['none', 'advisor'];

const person = { firstName: optionalText, lastName: optionalText };
const address = optionalObject({ ...person, country: optionalText, phoneNumber: optionalText });
const company = { tenantId: optionalText, companyName: optionalText, domain: optionalText };
const id = z.unknown().optional();

/** An item of get-a-list-of-customers and get-a-customer-by-name. Without any name it is nobody that an agent could know. */
export const wireListedCustomer = z
  .object({ id, companyProfile: optionalObject(company), relationshipToPartner: optionalWord })
  .transform(({ id, companyProfile: { tenantId, companyName, domain }, relationshipToPartner }, context) => ({
    customerId: customerIdFrom(id, tenantId, context),
    companyName: companyName ?? domain ?? refuse(context, 'no name and no domain', ['companyProfile']),
    domain: domain ?? '',
    isOurs: !notOurs.includes(relationshipToPartner),
  }));

const billingProfile = optionalObject({
  ...person,
  companyName: optionalText,
  email: optionalText,
  culture: optionalText,
  defaultAddress: address,
});

const domains = z
  .unknown()
  .optional()
  .transform((list): readonly string[] => {
    return Array.isArray(list) ? list.flatMap((domain: unknown) => textIn(domain) ?? []) : [];
  });

/** Of get-a-customer-by-id. */
export const wireCustomer = z
  .object({ id, companyProfile: optionalObject({ ...company, address }), billingProfile, customDomains: domains })
  .transform(({ id, companyProfile: company, billingProfile: billing, customDomains }, context): Customer => {
    const customerId = customerIdFrom(id, company.tenantId, context);
    return {
      customerId,
      companyName: company.companyName ?? billing.companyName ?? company.domain ?? customerId,
      domain: company.domain ?? '',
      customDomains,
      country: company.address.country ?? billing.defaultAddress.country,
      culture: billing.culture,
      primaryContact: contactFrom(billing),
    };
  });

/** The profile names the tenant too. */
function customerIdFrom(id: unknown, tenantId: string | undefined, context: z.RefinementCtx): CustomerId {
  return guidIn<CustomerId>(id) ?? guidIn<CustomerId>(tenantId) ?? refuse(context, 'expected a GUID', ['id']);
}

/** The names stand in the profile, in its address, or in both (create-a-customer, get-a-customer-by-id). */
function contactFrom(billing: z.output<typeof billingProfile>): Customer['primaryContact'] {
  const named = (billing.firstName ?? billing.lastName) ? billing : billing.defaultAddress;
  return {
    firstName: named.firstName,
    lastName: named.lastName,
    email: billing.email,
    phoneNumber: billing.defaultAddress.phoneNumber,
  };
}
