/** A customer is what Partner Center says of it; whoever asks us need not know where that comes from. */
export type { Customer, CustomerSummary } from '../partner-center/wire/customer.ts';
