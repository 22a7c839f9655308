import { ProductError } from '../../product-error.ts';

/**
 * Why nothing can be read from a file. `unpacks-too-large`: to far more than a list of customers can be. `old-excel`: Excel’s format
 * until 2003, its binary one, or a web page under such a name. `other-spreadsheet`: of LibreOffice or Apple. `open-quote`: a quotation
 * mark is never closed.
 */
export const listFaults = [
  ...(['empty', 'too-large', 'unpacks-too-large'] as const),
  ...(['not-a-list', 'old-excel', 'other-spreadsheet', 'password', 'damaged', 'open-quote'] as const),
  ...(['no-header', 'no-customer-column', 'column-twice', 'no-rows'] as const),
] as const;
export type ListFault = (typeof listFaults)[number];

interface Details {
  /** Where in the file. */
  readonly row?: number;
  /** Which column, as the file calls it. */
  readonly column?: string;
  readonly cause?: unknown;
}

/** A file that is no list, or none that can be read. */
export class ListNotReadableError extends ProductError {
  readonly code = 'list-not-readable';
  readonly fault: ListFault;
  readonly row: number | undefined;
  readonly column: string | undefined;

  constructor(fault: ListFault, { row, column, cause }: Details = {}) {
    super(`the list cannot be read: ${fault}`);
    this.fault = fault;
    this.row = row;
    this.column = column;
    this.cause = cause;
  }
}
