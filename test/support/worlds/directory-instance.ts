import {
  type BackgroundClientOptions,
  type DirectoryOptions,
  createBackgroundClient,
  createDirectoryLoops,
} from '../../../bot/wiring/background.ts';
import { DemoAccessTokens } from '../microsoft/demo-identity.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { Clock } from '../../../services/clock.ts';
import { CountriesStore } from '../../../services/customers/directory/countries-store.ts';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import { DirectoryNotes } from '../../../services/customers/directory/directory-notes.ts';
import { DirectoryStatusStore } from '../../../services/customers/directory/directory-status-store.ts';
import type { Database } from '../../../services/database/database.ts';
import type { CustomerRow } from '../../../services/database/tables/customer-tables.ts';
import { CapturedLog } from '../captured-log.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

/** Real time, which can be moved on. */
export class MovableClock implements Clock {
  #aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  advanceMinutes(minutes: number): void {
    this.#aheadMs += minutes * 60_000;
  }
}

/** Where an instance differs from the usual. */
export type DirectoryChanges = Partial<DirectoryOptions & BackgroundClientOptions>;

interface Place {
  readonly database: Database;
  readonly partnerCenterUrl: string;
  readonly clock: Clock;
  readonly changes?: DirectoryChanges;
}

/** What one instance of the bot does for the directory, step by step. */
export class DirectoryInstance {
  readonly log = new CapturedLog();
  readonly listing: DirectoryListingStore;
  readonly statuses: DirectoryStatusStore;
  readonly notes: DirectoryNotes;
  readonly #stopping = new AbortController();
  readonly #loops: ReturnType<typeof createDirectoryLoops>;
  readonly #database: Database;

  private constructor({ database, partnerCenterUrl, clock, changes }: Place) {
    const renewalCutoff = '2023-04-01' as CalendarDay;
    this.#database = database;
    this.listing = new DirectoryListingStore(database);
    this.statuses = new DirectoryStatusStore(database, new Evidence(database));
    this.notes = new DirectoryNotes({
      ...{ statuses: this.statuses, listing: this.listing, countries: new CountriesStore(database) },
      ...{ renewalCutoff, log: this.log },
    });
    const options = {
      accessTokens: new DemoAccessTokens(partnerCenterUrl),
      ...{ database, partnerCenterUrl, clock, renewalCutoff, log: this.log },
      ...{ partnerCenterTimeoutMs: 10_000, callDeadlineMs: 20_000, backgroundRequestsPerMinute: 60_000 },
      ...{ listEveryMs: 60 * 60_000, listing: this.listing, statuses: this.statuses },
      ...changes,
    };
    const partnerCenter = createBackgroundClient(options, this.#stopping.signal);
    this.#loops = createDirectoryLoops({ ...options, partnerCenter });
  }

  static async open(place: Place): Promise<DirectoryInstance> {
    const instance = new DirectoryInstance(place);
    await instance.listing.prepare(place.clock.now());
    return instance;
  }

  /** Goes on with the listing that is due until it is done, or cannot go on. */
  list(): Promise<void> {
    return this.#loops.listing.run(this.#stopping.signal);
  }

  /** Reads whatever is due. */
  read(): Promise<void> {
    return this.#loops.statuses.run(this.#stopping.signal);
  }

  /** Reads some of the countries that are due. */
  readCountries(): Promise<void> {
    return this.#loops.countries.run(this.#stopping.signal);
  }

  async sync(): Promise<void> {
    await this.list();
    await this.read();
  }

  stop(): void {
    this.#stopping.abort();
  }

  rows(): Promise<CustomerRow[]> {
    return this.#database.query.selectFrom('customers').selectAll().orderBy('customer_id').execute();
  }

  async row(customerId: string): Promise<CustomerRow> {
    const row = (await this.rows()).find((one) => one.customer_id === customerId);
    if (!row) throw new Error(`${customerId} is not in the directory`);
    return row;
  }
}
