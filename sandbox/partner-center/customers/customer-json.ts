import { createHash } from 'node:crypto';
import type { Customer } from './customer.ts';

/** A customer as in the list: get-a-customer-by-name. */
export function customerListItem(customer: Customer) {
  return {
    id: customer.id,
    companyProfile: companyProfile(customer),
    relationshipToPartner: 'reseller',
    links: { self: link(`/customers/${customer.id}`) },
    attributes: { objectType: 'Customer' },
  };
}

/** A customer alone, the only place with the contact: get-a-customer-by-id. */
export function customerDetails(customer: Customer) {
  const { id, domain, address, contact } = customer;
  const { tenantId, companyName, links, attributes } = companyProfile(customer);
  const { state, ...place } = address;
  const phone = contact?.phoneNumber === undefined ? {} : { phoneNumber: contact.phoneNumber };
  return {
    id,
    commerceId: derivedGuid(id, 'commerce'),
    companyProfile: {
      tenantId,
      domain,
      companyName,
      address: { ...place, ...(state === undefined ? {} : { region: state }), ...phone },
      ...(contact === undefined ? {} : { email: contact.email }),
      links,
      attributes,
    },
    billingProfile: billingProfile(customer),
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: true,
    customDomains: [domain],
    links: { self: link(`/customers/${id}`) },
    attributes: { objectType: 'Customer' },
  };
}

function companyProfile({ id, domain, companyName }: Customer) {
  return {
    tenantId: id,
    domain,
    companyName,
    links: { self: link(`/customers/${id}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

function billingProfile({ id, companyName, address, culture, contact }: Customer) {
  const { phoneNumber, email, ...name } = contact ?? {};
  return {
    id: derivedGuid(id, 'billing'),
    ...name,
    ...(email === undefined ? {} : { email }),
    culture,
    language: culture.slice(0, 2),
    companyName,
    defaultAddress: { ...address, ...name, ...(phoneNumber === undefined ? {} : { phoneNumber }) },
    links: { self: link(`/customers/${id}/profiles/billing`) },
    attributes: { etag: etagOf(id), objectType: 'CustomerBillingProfile' },
  };
}

const link = (uri: string) => ({ uri, method: 'GET', headers: [] });

function derivedGuid(id: string, purpose: string): string {
  const digits = createHash('sha256').update(`${id} ${purpose}`).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** Microsoft's etags are 64-bit numbers as text. */
const etagOf = (id: string): string => createHash('sha256').update(id).digest().readBigInt64LE().toString();
