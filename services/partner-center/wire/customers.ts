import { z } from 'zod';
import type { Customer, CustomerSummary } from '../../customer.ts';
import type { CustomerId } from '../../ids.ts';
import { type Items, type LeftOutItem, readItems, refuseIfAllLeftOut } from './reading-lists.ts';
import { guidIn, isObject, optionalObject, optionalText, optionalWord, refuse, textIn } from './wire-values.ts';

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

export interface CustomerPage {
  /** Those the partner resells to. */
  readonly customers: readonly ListedCustomer[];
  /** Those it only advises, or does no longer resell to. */
  readonly others: readonly ListedCustomer[];
  readonly leftOut: readonly LeftOutItem[];
  /** Gives the next page; undefined on the last. */
  readonly continuation: string | undefined;
}

/** The beginning of a list of customers. */
export interface FirstCustomers extends Items<ListedCustomer> {
  readonly hasMore: boolean;
}

/**
 * Those of them that are meant. Not read to its end, so that nothing is lost where the way to its end cannot be read; not readable
 * where none is meant and some could not be read.
 */
export function wireFirstCustomers(isMeant: (customer: ListedCustomer) => boolean) {
  return z.unknown().transform((answer, context): FirstCustomers => {
    const { items, leftOut } = readItems(answer, { item: wireListedCustomer, isWhole: false }, context);
    const meant = { items: items.filter(isMeant), leftOut };
    refuseIfAllLeftOut(meant, context);
    return { ...meant, hasMore: continuationIn(answer) !== undefined };
  });
}

export const wireFirstOfOurs = wireFirstCustomers(({ isOurs }) => isOurs);

/** One page of all. Not readable where it is not the last, and does not tell how to ask for the next. */
export const wireCustomerPage = z.unknown().transform((answer, context): CustomerPage => {
  const { items, leftOut } = readItems(answer, { item: wireListedCustomer, isWhole: false }, context);
  const continuation = continuationIn(answer);
  if (continuation && 'problem' in continuation) return refuse(context, continuation.problem, continuation.path);
  const [customers, others] = [true, false].map((ours) => items.filter(({ isOurs }) => isOurs === ours));
  return { customers: customers ?? [], others: others ?? [], leftOut, continuation: continuation?.token };
});

type Continuation = { readonly token: string } | { readonly problem: string; readonly path: string[] };

/**
 * What the next page is asked for with stands in the body, in its link to the next page, or in both; the address in the link is
 * not used. Undefined on the last page.
 */
function continuationIn(answer: unknown): Continuation | undefined {
  if (!isObject(answer)) return undefined;
  const { continuationToken, links } = answer;
  const own = tokenFrom(continuationToken, ['continuationToken']);
  return own ?? (isNothing(links) ? undefined : continuationFrom(links));
}

function continuationFrom(links: unknown): Continuation | undefined {
  if (!isObject(links)) return { problem: 'expected object', path: ['links'] };
  const { next } = links;
  if (isNothing(next)) return undefined;
  const headers: readonly unknown[] = isObject(next) && Array.isArray(next['headers']) ? next['headers'] : [];
  const header = headers.filter(isObject).find(({ key }) => textIn(key)?.toLowerCase() === 'ms-continuationtoken');
  const path = ['links', 'next', 'headers'];
  return tokenFrom(header?.['value'], path) ?? { problem: 'no continuation token', path };
}

/** Can go back in a header as it came. Nothing, and an empty text, is none. */
function tokenFrom(value: unknown, path: string[]): Continuation | undefined {
  if (isNothing(value)) return undefined;
  const token = textIn(value);
  return token && /^[\x21-\x7e]+$/.test(token) ? { token } : { problem: 'expected a header value', path };
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
