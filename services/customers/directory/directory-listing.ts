import type { Clock } from '../../clock.ts';
import type { CustomerId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { CustomerPage } from '../../partner-center/wire/customers.ts';
import type { PartnerCenterClient } from '../../partner-center/partner-center-client.ts';
import { PartnerCenterError, PartnerCenterHttpError } from '../../partner-center/http/partner-center-error.ts';
import type { LeftCustomersStore } from './left-customers-store.ts';
import type { DirectoryListingStore, ListingRound } from './directory-listing-store.ts';
import type { DirectoryStore } from './directory-store.ts';
import { minuteMs } from '../../duration.ts';

/** Partner Center's own maximum is not published; it gives fewer where it likes. */
const pageSize = 500;
const tryAgainAfterMs = minuteMs;

interface DirectoryListingOptions {
  /** At the background's pace. */
  readonly partnerCenter: PartnerCenterClient;
  readonly directory: DirectoryStore;
  readonly listing: DirectoryListingStore;
  readonly leftCustomers: LeftCustomersStore;
  readonly everyMs: number;
  /** How long an instance may be silent before another goes on with its round. */
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Lists all customers of the partner now and then, page by page, so that the directory knows who came and who left. */
export class DirectoryListing {
  readonly #options: DirectoryListingOptions;
  /** Where the round has been: a continuation that comes again leads in a circle. */
  readonly #followed = new Set<string>();

  constructor(options: DirectoryListingOptions) {
    this.#options = options;
  }

  /** Goes on with the round that is due, from wherever any instance left it. */
  async run(stopping: AbortSignal): Promise<void> {
    const { clock, listing } = this.#options;
    this.#followed.clear();
    let held = await listing.claimDue(clock.now(), this.#lease());
    while (held) {
      if (stopping.aborted) return listing.release(held, clock.now());
      held = await this.#listPage(held, stopping);
    }
  }

  /** The round after one more page; undefined when this instance has nothing more to do with it. */
  async #listPage(held: ListingRound, stopping: AbortSignal): Promise<ListingRound | undefined> {
    const { partnerCenter, listing, clock } = this.#options;
    try {
      const { continuation } = held;
      const page = await partnerCenter.listCustomers('service-account', { limit: pageSize, continuation });
      return await this.#keep(held, page);
    } catch (error) {
      if (!(error instanceof PartnerCenterError)) throw error;
      const wait = stopping.aborted ? 0 : tryAgainAfterMs;
      const dueAt = new Date(clock.now().getTime() + wait);
      await (isContinuationRefused(error, held) ? this.#beginAnew(held, dueAt) : listing.release(held, dueAt));
      return undefined;
    }
  }

  async #keep(held: ListingRound, page: CustomerPage): Promise<ListingRound | undefined> {
    const { directory, clock, listing } = this.#options;
    await directory.upsertListed(page.customers, held.round, clock.now());
    await this.#keepUnread(held, page);
    const listed = held.listed + page.customers.length + page.leftOut.length;
    const { continuation } = page;
    if (continuation === undefined) return this.#finish(held, listed);
    if (this.#followed.has(continuation)) return this.#leaveCircle(held);
    this.#followed.add(continuation);
    const reached = { ...held, listed, continuation, claimedUntil: this.#lease() };
    return (await listing.savePage(held, reached)) ? reached : undefined;
  }

  /** A customer that the list names, and about which nothing else can be read, is there. So may be each, where not even a name can. */
  async #keepUnread({ round }: ListingRound, { leftOut }: CustomerPage): Promise<void> {
    const { leftCustomers } = this.#options;
    const ids = leftOut.flatMap(({ id }) => (id === undefined ? [] : [id as CustomerId]));
    if (ids.length > 0) await leftCustomers.keep(ids, round);
    if (ids.length < leftOut.length) await leftCustomers.keepAll(round);
  }

  /** Nothing is known of those that were not reached, so nobody has left. The next round is a new try. */
  async #leaveCircle(held: ListingRound): Promise<undefined> {
    const { clock, everyMs } = this.#options;
    await this.#beginAnew(held, new Date(clock.now().getTime() + everyMs));
  }

  async #finish(held: ListingRound, customers: number): Promise<undefined> {
    const { leftCustomers, listing, clock, everyMs, log, partnerCenter } = this.#options;
    const { left, read } = await leftCustomers.markLeft(held.round, clock.now());
    const dueAt = new Date(clock.now().getTime() + everyMs);
    // Those that are kept because they may be there are no more customers than were listed.
    const isOurs = await listing.finish(held, { customers, customersRead: Math.min(read, customers), dueAt });
    const leftOutSinceStart = partnerCenter.itemsLeftOut;
    if (isOurs) log.info({ round: held.round, customers, left, leftOutSinceStart }, 'customers listed');
  }

  /** As a round of its own: those seen in the first try may have left before the second. */
  async #beginAnew(held: ListingRound, dueAt: Date): Promise<void> {
    const { listing, log } = this.#options;
    const anew = { round: held.round + 1, continuation: undefined, listed: 0, claimedUntil: held.claimedUntil };
    if (!(await listing.savePage(held, anew))) return;
    log.warn({ round: held.round, listed: held.listed }, 'listing of customers begun anew');
    await listing.release(anew, dueAt);
  }

  #lease(): Date {
    return new Date(this.#options.clock.now().getTime() + this.#options.leaseMs);
  }
}

/** How long a continuation lives, and how Partner Center refuses an old one, is not documented: every refusal of the request counts. */
function isContinuationRefused(error: PartnerCenterError, { continuation }: ListingRound): boolean {
  if (continuation === undefined || !(error instanceof PartnerCenterHttpError)) return false;
  return error.status < 500 && error.status !== 408 && error.status !== 429;
}
