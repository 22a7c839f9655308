import { ProductError } from '../product-error.ts';

/** The database holds something else than the evidence log that was written there. Nothing is signed or proved out of it. */
export class EvidenceDamagedError extends ProductError {
  readonly code = 'evidence-damaged';

  constructor(what: string) {
    super(`the evidence log is damaged: ${what}`);
  }
}
