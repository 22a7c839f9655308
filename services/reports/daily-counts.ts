import { dayAt } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { DirectoryListingStore } from '../customers/directory/directory-listing-store.ts';
import type { Log } from '../log.ts';
import { isNearlyRead } from './is-nearly-read.ts';
import type { StatusCounter } from './status-counter.ts';
import type { StatusCountsStore } from './status-counts-store.ts';

interface DailyCountsOptions {
  readonly listing: DirectoryListingStore;
  readonly counter: StatusCounter;
  readonly dailyCounts: StatusCountsStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps how many customers had each status, once for each day in UTC, whichever instance comes first. */
export class DailyCounts {
  readonly #its: DailyCountsOptions;

  constructor(options: DailyCountsOptions) {
    this.#its = options;
  }

  async run(): Promise<void> {
    const { listing, counter, dailyCounts, clock, log } = this.#its;
    const day = dayAt(clock.now(), 'UTC');
    if (await dailyCounts.has(day)) return;
    if (!isNearlyRead(await listing.getProgress())) return;
    const isOurs = await dailyCounts.save({ day, counts: await counter.count() });
    if (isOurs) log.info({ day }, 'customers counted');
  }
}
