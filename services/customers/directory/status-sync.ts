import { BackgroundRest } from '../../background-work.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { StatusReader, StatusReading } from '../customer-status.ts';
import type { DirectoryListingStore } from './directory-listing-store.ts';
import type { ClaimedCustomer, DirectoryStatusStore, ReadResult } from './directory-status-store.ts';
import { keptStatus, nextTryAt } from './kept-status.ts';
import { hourMs, minuteMs } from '../../duration.ts';

const readAtOnce = 8;
const silentAfterFailuresMs = minuteMs;
const tellEveryMs = minuteMs;
const silentAsResellerMs = hourMs;

interface StatusSyncOptions {
  readonly reader: StatusReader;
  /** Partner Center tells the statuses of an indirect reseller's customers to its provider alone. */
  readonly isForProviderAlone: () => Promise<boolean>;
  readonly statuses: DirectoryStatusStore;
  readonly listing: DirectoryListingStore;
  /** Customers claimed together; all of them are to be read well within `leaseMs`. */
  readonly batchSize: number;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

interface Counts {
  readonly read: number;
  readonly failed: number;
}

/** Reads where customers stand, those that are due, each by one instance. */
export class StatusSync {
  readonly #options: StatusSyncOptions;
  readonly #rest = new BackgroundRest();
  #silentUntil = new Date(0);
  #isForProviderAlone: boolean | undefined;
  #unlogged: Counts & { readonly since: Date };

  constructor(options: StatusSyncOptions) {
    this.#options = options;
    this.#unlogged = { read: 0, failed: 0, since: options.clock.now() };
  }

  /** Until nothing is due, or Partner Center gives no answers. */
  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && this.#options.clock.now() >= this.#silentUntil) {
      if (await this.#isInVain()) return;
      const batch = await this.#claim();
      if (batch.length === 0) return this.#logCounts(0);
      const counts = await this.#readAll(batch, stopping);
      this.#unlogged = { ...sum(this.#unlogged, counts), since: this.#unlogged.since };
      await this.#logCounts(tellEveryMs);
      // Where all fail it is not the customers: the others are not tried in vain, and made to wait for it.
      if (counts.read === 0 && counts.failed > 0) this.#silentUntil = this.#after(silentAfterFailuresMs);
    }
  }

  /** Asked once, and again after each silence: a partner does not become another type of partner every day. */
  async #isInVain(): Promise<boolean> {
    const { isForProviderAlone, log } = this.#options;
    this.#isForProviderAlone ??= await isForProviderAlone();
    if (!this.#isForProviderAlone) return false;
    this.#isForProviderAlone = undefined;
    this.#silentUntil = this.#after(silentAsResellerMs);
    log.info({ until: this.#silentUntil }, 'statuses are told to the indirect provider alone');
    return true;
  }

  async #claim(): Promise<ClaimedCustomer[]> {
    const { statuses, clock, batchSize, leaseMs, log } = this.#options;
    const claimed = await statuses.claimDue({ atMost: batchSize, now: clock.now(), until: this.#after(leaseMs) });
    const unreadable = claimed.filter(({ isReadable }) => !isReadable);
    const customerIds = unreadable.map(({ customerId }) => customerId);
    if (unreadable.length > 0) log.warn({ customers: unreadable.length, customerIds }, 'stored statuses set aside');
    return claimed;
  }

  async #readAll(batch: readonly ClaimedCustomer[], stopping: AbortSignal): Promise<Counts> {
    const { statuses, listing } = this.#options;
    const waiting = [...batch];
    const results: ReadResult[] = [];
    const work = async (): Promise<void> => {
      for (let customer = waiting.shift(); customer; customer = waiting.shift()) {
        results.push(await this.#readOne(customer, stopping));
        if (!stopping.aborted) await this.#rest.take();
      }
    };
    await Promise.all(Array.from({ length: readAtOnce }, work));
    const saved = await statuses.saveResults(results);
    const read = saved.filter(({ kind }) => kind === 'read');
    const firstRead = read.filter(({ customer }) => customer.stored.status === 'unknown').length;
    if (firstRead > 0) await listing.addRead(firstRead);
    return { read: read.length, failed: saved.filter(({ kind }) => kind === 'failed').length };
  }

  async #readOne(customer: ClaimedCustomer, stopping: AbortSignal): Promise<ReadResult> {
    const told = stopping.aborted ? undefined : await this.#ask(customer);
    const now = this.#options.clock.now();
    if (told) return { kind: 'read', customer, kept: keptStatus(customer, told, now) };
    if (stopping.aborted) return { kind: 'not-read', customer };
    return { kind: 'failed', customer, readDueAt: nextTryAt(customer.failedReads + 1, now, Math.random()) };
  }

  /** One customer that trips us up must not keep the others from being read. */
  async #ask({ customerId }: ClaimedCustomer): Promise<StatusReading | undefined> {
    try {
      return await this.#options.reader.readStatus(customerId);
    } catch (error) {
      this.#options.log.error({ err: error, customerId }, 'status could not be read');
      return undefined;
    }
  }

  async #logCounts(everyMs: number): Promise<void> {
    const { read, failed, since } = this.#unlogged;
    const now = this.#options.clock.now();
    if (read + failed === 0 || now.getTime() - since.getTime() < everyMs) return;
    this.#unlogged = { read: 0, failed: 0, since: now };
    const progress = await this.#options.listing.getProgress();
    this.#options.log.info(
      { read, failed, customersRead: progress.read, customers: progress.customers },
      'statuses read',
    );
  }

  #after(ms: number): Date {
    return new Date(this.#options.clock.now().getTime() + ms);
  }
}

function sum(one: Counts, other: Counts): Counts {
  return { read: one.read + other.read, failed: one.failed + other.failed };
}
