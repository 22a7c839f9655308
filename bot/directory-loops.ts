import { PartnerCenterStatusReader } from '../services/agreements/partner-center-status-reader.ts';
import type { CalendarDay } from '../services/calendar-day.ts';
import { DeparturesStore } from '../services/customers/departures-store.ts';
import { DirectoryListing } from '../services/customers/directory-listing.ts';
import type { DirectoryListingStore } from '../services/customers/directory-listing-store.ts';
import type { DirectoryStatusStore } from '../services/customers/directory-status-store.ts';
import { DirectoryStore } from '../services/customers/directory-store.ts';
import { StatusSync } from '../services/customers/status-sync.ts';
import { type BackgroundClientOptions, createBackgroundClient } from './background-client.ts';

const mostInBatch = 24;

export interface DirectoryOptions extends BackgroundClientOptions {
  readonly callDeadlineMs: number;
  readonly renewalCutoff: CalendarDay | undefined;
  readonly listEveryMs: number;
  readonly statuses: DirectoryStatusStore;
  readonly listing: DirectoryListingStore;
}

/** What keeps the directory fresh: both run until nothing is due. No call is made any more when `stopping` is aborted. */
export function createDirectoryLoops(options: DirectoryOptions, stopping: AbortSignal) {
  const { database, backgroundRequestsPerMinute: perMinute } = options;
  const partnerCenter = createBackgroundClient(options, stopping);
  const shared = { ...options, partnerCenter, leaseMs: 10 * options.callDeadlineMs };
  const listing = new DirectoryListing({
    ...shared,
    directory: new DirectoryStore(database),
    departures: new DeparturesStore(database),
    everyMs: options.listEveryMs,
  });
  const reader = new PartnerCenterStatusReader(shared);
  // A minute of the budget at most, so that no claim ends before its turn has come.
  const batchSize = Math.max(1, Math.min(mostInBatch, Math.floor(perMinute / 2)));
  return { listing, statuses: new StatusSync({ ...shared, reader, batchSize }) };
}
