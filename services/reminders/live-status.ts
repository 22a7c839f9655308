import type { CustomerStatus, StatusKeeper, StatusReader } from '../customers/customer-status.ts';
import { isUnconfirmed } from '../customers/customer-status.ts';
import type { CustomerId } from '../ids.ts';

/** Reads where a customer stands before it is named, and lets the directory know. */
export class LiveStatus {
  readonly #reader: StatusReader;
  readonly #keeper: StatusKeeper;

  constructor(options: { readonly statusReader: StatusReader; readonly statusKeeper: StatusKeeper }) {
    this.#reader = options.statusReader;
    this.#keeper = options.statusKeeper;
  }

  /** A read that failed says nothing, and nobody is reminded on it. */
  async read(customerId: CustomerId): Promise<'unconfirmed' | 'settled' | Extract<CustomerStatus, 'unknown'>> {
    const told = await this.#reader.readStatus(customerId);
    if (!told) return 'unknown';
    await this.#keeper.keepStatus(customerId, told);
    return isUnconfirmed(told.status) ? 'unconfirmed' : 'settled';
  }
}
