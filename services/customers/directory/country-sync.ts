import { BackgroundRest } from '../../background-work.ts';
import type { Clock } from '../../clock.ts';
import { leaseFrom } from '../../database/claims.ts';
import { dayMs, hourMs, minuteMs } from '../../duration.ts';
import type { CustomerId } from '../../ids.ts';
import { PartnerCenterError } from '../../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../../partner-center/partner-center-client.ts';
import type { CountriesStore } from './countries-store.ts';

const atOnce = 4;
const silentAfterFailuresMs = minuteMs;
/** A company hardly ever moves to another country, and whoever looks at the customer notes it. */
const readAgainAfterMs = 180 * dayMs;
const tryAgainAfterMs = 6 * hourMs;

interface CountrySyncOptions {
  /** At the background's pace. */
  readonly partnerCenter: PartnerCenterClient;
  readonly countries: CountriesStore;
  readonly batchSize: number;
  /** All of a batch are to be read well within it. */
  readonly leaseMs: number;
  readonly clock: Clock;
}

/** Reads in which country customers are: of each its own record, since the list of customers does not tell it. */
export class CountrySync {
  readonly #options: CountrySyncOptions;
  readonly #rest = new BackgroundRest();
  #silentUntil = new Date(0);

  constructor(options: CountrySyncOptions) {
    this.#options = options;
  }

  /** Some of those that are due; there is no hurry, and the budget is needed for statuses. */
  async run(stopping: AbortSignal): Promise<void> {
    const { countries, clock, batchSize, leaseMs } = this.#options;
    if (stopping.aborted || clock.now() < this.#silentUntil) return;
    const batch = await countries.claimDue(batchSize, leaseFrom(clock, leaseMs));
    const read = await this.#readAll(batch, stopping);
    if (batch.length > 0 && read === 0) this.#silentUntil = this.#after(silentAfterFailuresMs);
  }

  /** How many could be read. What is left out when the process stops is due again when the lease ends. */
  async #readAll(batch: readonly CustomerId[], stopping: AbortSignal): Promise<number> {
    const waiting = [...batch];
    let read = 0;
    const work = async (): Promise<void> => {
      for (let customerId = waiting.shift(); customerId && !stopping.aborted; customerId = waiting.shift()) {
        if (await this.#readOne(customerId)) read++;
        await this.#rest.take();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return read;
  }

  async #readOne(customerId: CustomerId): Promise<boolean> {
    const { partnerCenter, countries } = this.#options;
    try {
      const customer = await partnerCenter.findCustomer('service-account', customerId);
      await countries.note(customerId, customer?.country);
      await countries.saveDue(customerId, this.#after(readAgainAfterMs));
      return true;
    } catch (error) {
      if (!(error instanceof PartnerCenterError)) throw error;
      await countries.saveDue(customerId, this.#after(tryAgainAfterMs));
      return false;
    }
  }

  #after(ms: number): Date {
    return new Date(this.#options.clock.now().getTime() + ms);
  }
}
