import type { CalendarDay } from '../../calendar-day.ts';
import type { CustomerId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { type StatusReading, isRenewalDue } from '../customer-status.ts';
import type { CountriesStore } from './countries-store.ts';
import type { DirectoryListingStore } from './directory-listing-store.ts';
import type { DirectoryStatusStore } from './directory-status-store.ts';
import { type KeptStatus, type KnownStatus, keptStatus } from './kept-status.ts';
import { minuteMs } from '../../duration.ts';

/** The same status is not written again within this time. */
const sameAgainAfterMs = minuteMs;
const mostAttempts = 10;

interface DirectoryNotesOptions {
  readonly statuses: DirectoryStatusStore;
  readonly listing: DirectoryListingStore;
  readonly countries: CountriesStore;
  readonly renewalCutoff: CalendarDay | undefined;
  readonly log: Log;
}

/** Keeps in the directory what agents have just read. A note that fails does no harm: the sync will read the customer. */
export class DirectoryNotes {
  readonly #options: DirectoryNotesOptions;

  constructor(options: DirectoryNotesOptions) {
    this.#options = options;
  }

  /** `askedAt` is when the read began: something newer is not overwritten. */
  async noteStatus(customerId: CustomerId, told: StatusReading, askedAt: Date): Promise<void> {
    await this.#try(customerId, () => this.#note(customerId, () => told, askedAt));
  }

  /** The partner has attested an acceptance of that day. */
  async noteAttestation(customerId: CustomerId, acceptedOn: CalendarDay, now: Date): Promise<void> {
    await this.#try(customerId, () => this.#note(customerId, (before) => this.#attested(before, acceptedOn), now));
  }

  /** As the customer's own record tells it. */
  async noteCountry(customerId: CustomerId, country: string | undefined): Promise<void> {
    await this.#try(customerId, () => this.#options.countries.note(customerId, country));
  }

  /** The known status may be wrong, so the sync is to read it next. */
  async noteDoubt(customerId: CustomerId, now: Date): Promise<void> {
    await this.#try(customerId, () => this.#options.statuses.saveDue(customerId, now));
  }

  /** Tries again where somebody else saved meanwhile: what is kept depends on what was known. */
  async #note(customerId: CustomerId, tell: (before: KnownStatus) => StatusReading, askedAt: Date): Promise<void> {
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const before = await this.#options.statuses.find(customerId);
      if (!before || isNewer(before, askedAt)) return;
      const told = tell(before);
      if (isNothingNew(before, told, askedAt) || (await this.#save(before, keptStatus(before, told, askedAt)))) return;
    }
    throw new Error('others kept saving the status of the customer');
  }

  async #save(before: KnownStatus, kept: KeptStatus): Promise<boolean> {
    const { statuses, listing } = this.#options;
    if (!(await statuses.saveNote(before, kept))) return false;
    if (before.stored.status === 'unknown') await listing.addRead(1);
    return true;
  }

  /** As a read would tell it: the newest attestation counts, and a direct acceptance more than any. */
  #attested(before: KnownStatus, acceptedOn: CalendarDay): StatusReading {
    if (before.status === 'direct') return { status: 'direct', acceptedOn: before.acceptedOn };
    const newest = before.acceptedOn && before.acceptedOn > acceptedOn ? before.acceptedOn : acceptedOn;
    return {
      status: isRenewalDue(newest, this.#options.renewalCutoff) ? 'renewal-due' : 'attested',
      acceptedOn: newest,
    };
  }

  async #try(customerId: CustomerId, note: () => Promise<void>): Promise<void> {
    try {
      await note();
    } catch (error) {
      this.#options.log.warn({ err: error, customerId }, 'what was read was not noted');
    }
  }
}

function isNewer(before: KnownStatus, askedAt: Date): boolean {
  return before.readAt !== undefined && before.readAt > askedAt;
}

function isNothingNew(before: KnownStatus, told: StatusReading, now: Date): boolean {
  const isSame = before.status === told.status && before.acceptedOn === told.acceptedOn;
  return isSame && before.readAt !== undefined && now.getTime() - before.readAt.getTime() < sameAgainAfterMs;
}
