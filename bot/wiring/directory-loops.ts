import { PartnerCenterStatusReader } from '../../services/agreements/acceptance-reader.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import { LeftCustomersStore } from '../../services/customers/directory/left-customers-store.ts';
import { DirectoryListing } from '../../services/customers/directory/directory-listing.ts';
import type { DirectoryListingStore } from '../../services/customers/directory/directory-listing-store.ts';
import type { DirectoryStatusStore } from '../../services/customers/directory/directory-status-store.ts';
import { DirectoryStore } from '../../services/customers/directory/directory-store.ts';
import { StatusSync } from '../../services/customers/directory/status-sync.ts';
import type { Database } from '../../services/database/database.ts';
import type { Log } from '../../services/log.ts';
import type { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';

const mostInBatch = 24;

export interface DirectoryOptions {
  readonly database: Database;
  readonly partnerCenter: PartnerCenterClient;
  readonly backgroundRequestsPerMinute: number;
  readonly callDeadlineMs: number;
  readonly renewalCutoff: CalendarDay | undefined;
  readonly listEveryMs: number;
  readonly statuses: DirectoryStatusStore;
  readonly listing: DirectoryListingStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** What keeps the directory fresh: both run until nothing is due. */
export function createDirectoryLoops(options: DirectoryOptions) {
  const { database, backgroundRequestsPerMinute: perMinute } = options;
  const shared = { ...options, leaseMs: 10 * options.callDeadlineMs };
  const listing = new DirectoryListing({
    ...shared,
    directory: new DirectoryStore(database),
    leftCustomers: new LeftCustomersStore(database),
    everyMs: options.listEveryMs,
  });
  const reader = new PartnerCenterStatusReader(shared);
  // A minute of the budget at most, so that no claim ends before its turn has come.
  const batchSize = Math.max(1, Math.min(mostInBatch, Math.floor(perMinute / 2)));
  return { listing, statuses: new StatusSync({ ...shared, reader, batchSize }) };
}
