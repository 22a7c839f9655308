import type { CustomerId } from '../ids.ts';
import { ProductError } from '../product-error.ts';

/** It was said before on what ground this was confirmed: nobody replaces that by something better. */
export class GroundKnownError extends ProductError {
  readonly code = 'ground-known';
  readonly customerId: CustomerId;

  constructor(customerId: CustomerId) {
    super('the ground of the confirmation is known');
    this.customerId = customerId;
  }
}
