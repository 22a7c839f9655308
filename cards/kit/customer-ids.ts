import { z } from 'zod';
import type { CustomerId } from '../../services/ids.ts';

export const customerId = z.guid().transform((text) => text.toLowerCase() as CustomerId);

/** Several customers in one text, as a button carries them. */
export function joinedIds(customerIds: readonly CustomerId[]): string {
  return customerIds.join('.');
}

/** What is no id is left out, and so is a second of the same. */
export function idsIn(text: string | undefined, separator = '.'): readonly CustomerId[] {
  const found = (text ?? '').split(separator).flatMap((one) => customerId.safeParse(one.trim()).data ?? []);
  return [...new Set(found)];
}
