import type { Customer } from '../customer.ts';
import { addressIn, isEmailAddress } from '../email-address.ts';

/** The e-mail of an invitation. It lives in the card alone. */
export interface Letter {
  /** One line. */
  readonly subject: string;
  /** Lines end in `\n`. */
  readonly body: string;
}

/** Where an invitation goes; undefined where Partner Center knows no address that can be used. */
export function recipientFor({ primaryContact }: Pick<Customer, 'primaryContact'>): string | undefined {
  const address = addressIn(primaryContact.email ?? '');
  return isEmailAddress(address) ? address : undefined;
}

/** Where an existing customer accepts in the Microsoft 365 admin center (page "Confirm that your customer has accepted"). */
export const acceptanceLink = 'https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement';
