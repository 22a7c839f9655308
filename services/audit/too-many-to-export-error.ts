import { ProductError } from '../product-error.ts';

/** So many customers' evidence is handed out at once: some hundred pages, and a few seconds of reading. */
export const mostExported = 500;

/** More customers than the evidence of is handed out at once. */
export class TooManyToExportError extends ProductError {
  readonly code = 'too-many-to-export';
  readonly most: number;

  constructor(most: number) {
    super(`the evidence of more than ${most} customers was asked for`);
    this.most = most;
  }
}
