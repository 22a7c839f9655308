import type { Customer } from '../api/schema.d.ts';

/** What the form of every act is given. */
export interface ActProps {
  readonly customer: Customer;
  readonly onDone: () => void;
}
