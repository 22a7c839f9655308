import seed from '../../../sandbox/partner-center/customers/seed-customers.json' with { type: 'json' };
import type { CustomerSummary } from '../../../services/customer.ts';
import type { CustomerId } from '../../../services/ids.ts';

/** The customers of the demo, as the directory has them. */
export const demoCustomers: readonly CustomerSummary[] = seed.map(({ id, companyName, domain }) => ({
  customerId: id as CustomerId,
  companyName,
  domain,
}));
