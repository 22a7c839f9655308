import { ProductError } from '../product-error.ts';

/** There is nothing to hand out: no head is signed, or the log has no entry about the customer. */
export class NothingToExportError extends ProductError {
  readonly code = 'nothing-to-export';
  /** `no-entries`: where several customers were asked for. */
  readonly why: 'nothing-signed' | 'no-entry' | 'no-entries';

  constructor(why: NothingToExportError['why']) {
    super(`there is no evidence to hand out: ${why}`);
    this.why = why;
  }
}
