import { ProductError } from '../../services/product-error.ts';

export interface KeptSecret {
  readonly value: string;
  /** When it was written to where it is kept. */
  readonly since: Date;
}

/** A secret that cannot be read or written where it is kept. The message says why and how to mend it, and never what it is. */
export class SecretError extends ProductError {
  readonly code = 'secret';
  /** Nothing is kept there yet. */
  readonly isMissing: boolean;

  constructor(message: string, options: { readonly cause?: unknown; readonly isMissing?: boolean } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.isMissing = options.isMissing ?? false;
  }
}
