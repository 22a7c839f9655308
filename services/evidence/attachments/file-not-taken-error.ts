import { ProductError } from '../../product-error.ts';
import type { FileFault } from './attached-file.ts';

/** A file that is not attached, and why. */
export class FileNotTakenError extends ProductError {
  readonly code = 'file-not-taken';
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(`the file is not taken: ${fault}`);
    this.fault = fault;
  }
}
