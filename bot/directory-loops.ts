import { PartnerCenterStatusReader } from '../services/agreements/partner-center-status-reader.ts';
import type { CalendarDay } from '../services/calendar-day.ts';
import type { Clock } from '../services/clock.ts';
import { DeparturesStore } from '../services/customers/departures-store.ts';
import { DirectoryListing } from '../services/customers/directory-listing.ts';
import type { DirectoryListingStore } from '../services/customers/directory-listing-store.ts';
import type { DirectoryStatusStore } from '../services/customers/directory-status-store.ts';
import { DirectoryStore } from '../services/customers/directory-store.ts';
import { StatusSync } from '../services/customers/status-sync.ts';
import type { Database } from '../services/database/database.ts';
import { Throttle } from '../services/database/throttle.ts';
import type { Log } from '../services/log.ts';
import type { AccessTokens } from '../services/partner-center/access-tokens.ts';
import { PartnerCenterClient } from '../services/partner-center/partner-center-client.ts';
import { SharedPace } from '../services/partner-center/shared-pace.ts';

const mostInBatch = 24;

export interface DirectoryOptions {
  readonly database: Database;
  readonly accessTokens: AccessTokens;
  readonly partnerCenterUrl: string;
  readonly partnerCenterTimeoutMs: number;
  readonly callDeadlineMs: number;
  readonly renewalCutoff: CalendarDay | undefined;
  readonly requestsPerMinute: number;
  readonly listEveryMs: number;
  readonly statuses: DirectoryStatusStore;
  readonly listing: DirectoryListingStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** What keeps the directory fresh: both run until nothing is due. No call is made any more when `stopping` is aborted. */
export function createDirectoryLoops(options: DirectoryOptions, stopping: AbortSignal) {
  const { database, clock, requestsPerMinute: perMinute } = options;
  const throttle = new Throttle({ database, name: 'partner-center', everyMs: 60_000 / perMinute, clock });
  const partnerCenter = new PartnerCenterClient({
    ...options,
    baseUrl: options.partnerCenterUrl,
    timeoutMs: options.partnerCenterTimeoutMs,
    pace: new SharedPace({ ...options, throttle, stopping }),
  });
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
