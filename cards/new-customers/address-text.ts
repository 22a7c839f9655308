import type { CompanyAddress } from '../../services/partner-center/wire/new-customers.ts';

/** On one line, without the country. */
export function addressText({ addressLine1, addressLine2, city, state, postalCode }: CompanyAddress): string {
  const town = `${postalCode} ${city}`.trim();
  return [addressLine1, addressLine2, town, state].filter((part) => part !== '').join(', ');
}
