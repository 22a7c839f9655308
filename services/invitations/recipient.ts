import { addressIn, isEmailAddress } from '../email-address.ts';
import type { Customer } from '../customers/customer.ts';

/** Where an invitation goes; undefined where Partner Center knows no address that can be used. */
export function recipientFor({ primaryContact }: Pick<Customer, 'primaryContact'>): string | undefined {
  const address = addressIn(primaryContact.email ?? '');
  return isEmailAddress(address) ? address : undefined;
}
