import type { CustomerSummary } from '../customer.ts';

/** What came of doing one thing to several customers. */
export interface SeveralOutcome {
  readonly done: readonly CustomerSummary[];
  readonly notDone: readonly NotDone[];
}

export interface NotDone {
  readonly customer: CustomerSummary;
  /** It is not open any more, the act failed and can be tried again, or the agent left it out. */
  readonly why: 'settled' | 'failed' | 'skipped';
}
