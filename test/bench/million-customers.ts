import { seedCustomers } from '../../sandbox/partner-center/customers/customer.ts';
import { generatedCustomer } from '../../sandbox/partner-center/customers/generated-customers.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { DirectoryStore } from '../../services/customers/directory/directory-store.ts';
import type { CustomerId } from '../../services/ids.ts';

const page = 500;

/** Lists customers as the product does it. Resolves with what each page took, in milliseconds. */
export async function listCustomers(store: DirectoryStore, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let from = 0; from < count; from += page) {
    const customers = Array.from({ length: Math.min(page, count - from) }, (_, at) => customerAt(from + at));
    const began = performance.now();
    await store.upsertListed(customers, 1, new Date('2026-03-03T12:00:00Z'));
    times.push(performance.now() - began);
  }
  return times;
}

/** The hand-made ones, then generated ones: those that the sandbox gives. */
export function customerAt(index: number): CustomerSummary {
  const { id, companyName, domain } = seedCustomers[index] ?? generatedCustomer(index);
  return { customerId: id as CustomerId, companyName, domain };
}
