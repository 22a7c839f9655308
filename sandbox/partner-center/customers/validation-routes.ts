import type { GuardedRoute } from '../admission.ts';
import { wireJson, type Answer, badInput } from '../answer.ts';
import { isJsonObject, parseJsonObject } from '../json-input.ts';
import type { Call } from '../route.ts';
import { countryRules, wireRules } from './country-rules.ts';
import type { CustomerDirectory } from './customer-directory.ts';

/** Taken domains that belong to no customer. */
const takenElsewhere = ['microsoft.onmicrosoft.com', 'adatum.onmicrosoft.com'];

/** Checks before a customer is created. */
export function validationRoutes(directory: CustomerDirectory): readonly GuardedRoute[] {
  return [
    { method: 'HEAD', pattern: '/v1/domains/{domain}', tokens: 'any', handle: (call) => headDomain(call, directory) },
    {
      method: 'POST',
      pattern: '/v1/validations/address',
      tokens: 'any',
      handle: (call) => wireJson(200, checkedAddress(call.body)),
    },
    { method: 'GET', pattern: '/v1/countryvalidationrules/{country}', tokens: 'any', handle: getCountryRules },
  ];
}

/** 200 means taken and 404 free, both without a body (verify-domain-availability). */
function headDomain(call: Call, directory: CustomerDirectory): Answer {
  const domain = (call.parameters['domain'] ?? '').toLowerCase();
  const isTaken = takenElsewhere.includes(domain) || directory.hasDomain(domain);
  return { status: isTaken ? 200 : 404, headers: { 'Content-Length': '0' }, body: '' };
}

/** The answer to an unknown country is not documented. Status, code and text are ours. */
function getCountryRules(call: Call): Answer {
  const country = (call.parameters['country'] ?? '').toUpperCase();
  if (countryRules(country) === undefined) throw badInput('Country is not supported.');
  return wireJson(200, wireRules(country));
}

const fields = ['country', 'city', 'state', 'addressLine1', 'addressLine2', 'postalCode'] as const;
type CheckedAddress = Partial<Record<(typeof fields)[number], string>>;

/**
 * Checks an address as validate-an-address does. An address with a house number passes. A street alone gets a suggestion, as in
 * the page's second sample. A street that begins with "nowhere" is not found, and one that begins with "refused" is refused.
 */
function checkedAddress(body: string) {
  const originalAddress = parseAddress(body);
  const { addressLine1 = '', country = '', postalCode = '' } = originalAddress;
  if (country === '' || addressLine1 === '') throw badInput('Address is not valid.');
  if (/^refused/i.test(addressLine1)) throw badInput('Address is not valid.');
  if (/^nowhere/i.test(addressLine1)) return { originalAddress, suggestedAddresses: [], status: 'None' };
  const longCode = country === 'US' && /^\d{5}$/.test(postalCode) ? `${postalCode}-6399` : postalCode;
  const suggested = { ...originalAddress, postalCode: longCode };
  if (/\d/.test(addressLine1)) return { originalAddress, suggestedAddresses: [suggested], status: 'VerifiedShippable' };
  const houses =
    country === 'US' ? [`1 ${addressLine1}`, `2 ${addressLine1}`] : [`${addressLine1} 1`, `${addressLine1} 2`];
  return {
    originalAddress,
    suggestedAddresses: houses.map((house) => ({ ...suggested, addressLine1: house })),
    status: 'StreetPartial',
    validationMessage: "Address field invalid for property: 'Region', 'PostalCode', 'City'",
  };
}

/** Field names may be in any case, and come back in camelCase. */
function parseAddress(body: string): CheckedAddress {
  const input = parseJsonObject(body);
  if (!isJsonObject(input)) throw badInput('The request body is not a JSON object.');
  const given = new Map(Object.entries(input).map(([name, value]) => [name.toLowerCase(), value]));
  const entries = fields.map((field) => [field, given.get(field.toLowerCase())] as const);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string' && value !== ''));
}
