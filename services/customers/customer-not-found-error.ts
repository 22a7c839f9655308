import type { CustomerId } from '../ids.ts';
import { ProductError } from '../product-error.ts';

/** Partner Center knows no such customer of this partner. */
export class CustomerNotFoundError extends ProductError {
  readonly code = 'customer-not-found';
  readonly customerId: CustomerId;

  constructor(customerId: CustomerId) {
    super('the partner has no such customer');
    this.customerId = customerId;
  }
}
