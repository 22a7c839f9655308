import { isJsonObject, parseJsonObject } from '../json-input.ts';
import { badInput } from '../wire-error.ts';

const fields = ['country', 'city', 'state', 'addressLine1', 'addressLine2', 'postalCode'] as const;
type CheckedAddress = Partial<Record<(typeof fields)[number], string>>;

/**
 * What validate-an-address says of an address. Whoever writes a house number is believed; a street alone gets a suggestion,
 * as in the page's second sample; a street that is "nowhere" is not found; one that begins with "refused" is refused.
 */
export function checkedAddress(body: string) {
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

/** Names are taken in any case, and come back in camelCase. */
function parseAddress(body: string): CheckedAddress {
  const input = parseJsonObject(body);
  if (!isJsonObject(input)) throw badInput('The request body is not a JSON object.');
  const given = new Map(Object.entries(input).map(([name, value]) => [name.toLowerCase(), value]));
  const entries = fields.map((field) => [field, given.get(field.toLowerCase())] as const);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string' && value !== ''));
}
