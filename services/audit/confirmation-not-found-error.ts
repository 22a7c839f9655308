import { ProductError } from '../product-error.ts';

/** There is no such confirmation that Partner Center holds. */
export class ConfirmationNotFoundError extends ProductError {
  readonly code = 'confirmation-not-found';

  constructor() {
    super('there is no such confirmation');
  }
}
