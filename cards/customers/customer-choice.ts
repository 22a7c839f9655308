import type { DirectoryEntry } from '../../services/customers/customer-status.ts';
import type { Choice } from '../kit/form-field.ts';
import { choiceTitle } from '../kit/shorten.ts';
import type { Wording } from '../wording/wording.ts';

/** What a client asks for when somebody types into a list of customers. */
export const customersDataset = 'customers';

/** A customer in a list to choose from: its name, its domain, and where it stands if that is known. */
export function customerChoice(
  { customerId, companyName, domain, status }: Pick<DirectoryEntry, 'customerId' | 'companyName' | 'domain' | 'status'>,
  wording: Wording,
): Choice {
  const standing = status === 'unknown' ? '' : wording.text(`status.${status}.title`);
  const parts = [
    choiceTitle(companyName),
    domain === '' || domain === companyName ? '' : choiceTitle(domain),
    standing,
  ];
  return { title: parts.filter((part) => part !== '').join(' · '), value: customerId };
}
