import type { ButtonData } from '../cards/kit/card-actions.ts';
import type { CustomerSummary } from '../services/customer.ts';
import type { AnswerRequest } from './routing/answer-request.ts';

interface About {
  readonly request: AnswerRequest;
  readonly customer?: CustomerSummary;
  readonly again: ButtonData | undefined;
}

/** A command that was typed came to nothing: what that was about, and the button that would do the same again. */
export class FailedCommand extends Error {
  readonly request: AnswerRequest;
  readonly customer: CustomerSummary | undefined;
  readonly again: ButtonData | undefined;

  constructor(cause: unknown, about: About) {
    super('a command failed', { cause });
    this.request = about.request;
    this.customer = about.customer;
    this.again = about.again;
  }
}
