import { ProductError } from '../product-error.ts';
import type { BulkAct } from './list/list-row.ts';

/** There is no row in the list. */
export class EmptyListError extends ProductError {
  readonly code = 'list-empty';

  constructor() {
    super('the list has no rows');
  }
}

/** More rows than one list may have. Nothing of it was kept. */
export class ListTooLongError extends ProductError {
  readonly code = 'list-too-long';
  readonly most: number;

  constructor(most: number) {
    super(`the list has more than ${most} rows`);
    this.most = most;
  }
}

/** Lists cannot do this at this installation. */
export class BulkActClosedError extends ProductError {
  readonly code = 'bulk-act-closed';
  readonly act: BulkAct;

  constructor(act: BulkAct) {
    super(`lists cannot ${act}`);
    this.act = act;
  }
}
