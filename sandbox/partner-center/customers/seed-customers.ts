import type { Customer } from './customer.ts';
import data from './seed-customers.json' with { type: 'json' };

/** Made by hand: the demo's companies, and names that cards and searches must survive. */
export const seedCustomers: readonly Customer[] = data;
