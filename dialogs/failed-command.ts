import type { ButtonData } from '../cards/kit/card-actions.ts';
import type { CustomerSummary } from '../services/customer.ts';

/** A command that was typed came to nothing: what that was about, and the button that would do the same again. */
export class FailedCommand extends Error {
  readonly customer: CustomerSummary | undefined;
  readonly again: ButtonData | undefined;

  constructor(cause: unknown, about: { readonly customer?: CustomerSummary; readonly again: ButtonData | undefined }) {
    super('a command failed', { cause });
    this.customer = about.customer;
    this.again = about.again;
  }
}
