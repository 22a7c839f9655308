import type { Customer } from '../customers/customer.ts';

/** One address and nothing that a mail program could take for several. */
const oneAddress = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/u;
const longestAddress = 254;

/** Where an invitation goes; undefined where Partner Center knows no address that can be used. */
export function recipientFor({ primaryContact }: Pick<Customer, 'primaryContact'>): string | undefined {
  const address = primaryContact.email?.trim() ?? '';
  return address.length <= longestAddress && oneAddress.test(address) ? address.toWellFormed() : undefined;
}
