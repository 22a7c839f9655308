import type { Clock } from '../../clock.ts';
import type { CustomerStatus, StatusKeeper, StatusReader } from '../../customers/customer-status.ts';
import { isUnconfirmed } from '../../customers/customer-status.ts';
import type { CustomerId } from '../../ids.ts';

/** Reads where a customer stands before it is named, and lets the directory know. */
export class LiveStatus {
  readonly #reader: StatusReader;
  readonly #keeper: StatusKeeper;
  readonly #clock: Clock;

  constructor(options: {
    readonly statusReader: StatusReader;
    readonly statusKeeper: StatusKeeper;
    readonly clock: Clock;
  }) {
    this.#reader = options.statusReader;
    this.#keeper = options.statusKeeper;
    this.#clock = options.clock;
  }

  /** A read that failed says nothing, and nobody is reminded on it. */
  async read(customerId: CustomerId): Promise<'unconfirmed' | 'settled' | Extract<CustomerStatus, 'unknown'>> {
    const askedAt = this.#clock.now();
    const told = await this.#reader.readStatus(customerId);
    if (!told) return 'unknown';
    await this.#keeper.noteStatus(customerId, told, askedAt);
    return isUnconfirmed(told.status) ? 'unconfirmed' : 'settled';
  }
}
