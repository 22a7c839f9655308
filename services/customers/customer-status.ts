import type { CalendarDay } from '../calendar-day.ts';
import type { CustomerId } from '../ids.ts';
import type { CustomerSummary } from '../customer.ts';

export const customerStatuses = ['direct', 'attested', 'renewal-due', 'none', 'unknown'] as const;

/** Where a customer stands, as the directory keeps it: `unknown` until Partner Center has told it once. */
export type CustomerStatus = (typeof customerStatuses)[number];

/** What a read of Partner Center told. A read that told nothing is no status. */
export interface StatusReading {
  readonly status: Exclude<CustomerStatus, 'unknown'>;
  /** Day of the newest attestation. */
  readonly acceptedOn: CalendarDay | undefined;
}

/** Asks Partner Center where a customer stands; implemented by the agreements, which know what the answers mean. */
export interface StatusReader {
  /** Undefined where a read failed and the other proves nothing. */
  readStatus(customerId: CustomerId): Promise<StatusReading | undefined>;
}

/** A customer as the directory knows it. */
export interface DirectoryEntry extends CustomerSummary {
  readonly status: CustomerStatus;
  readonly acceptedOn: CalendarDay | undefined;
  /** Since when it is known to be `none` or `renewal-due`. */
  readonly unconfirmedSince: Date | undefined;
  /** When the status was last read. */
  readonly readAt: Date | undefined;
}

/** How far the directory is with the partner's customers. */
export interface DirectoryProgress {
  /** Customers listed so far; all of them once `isListed`. */
  readonly customers: number;
  /** Of these, how many have a status that was told. */
  readonly read: number;
  /** Whether a whole round of listing has been done. */
  readonly isListed: boolean;
  /** Nothing was read, and nothing will be: acceptances are told to an indirect reseller's provider alone. */
  readonly isForProviderAlone?: boolean;
}

/** The customer has to accept, or to be confirmed, before it can order: both are open. */
export function isUnconfirmed(status: CustomerStatus): status is 'none' | 'renewal-due' {
  return status === 'none' || status === 'renewal-due';
}

/** Nothing is left to do. A status that is `unknown` is neither accepted nor unconfirmed. */
export function isAccepted(status: CustomerStatus): status is 'direct' | 'attested' {
  return status === 'direct' || status === 'attested';
}

/** Whether an attestation of that day has to be made again. */
export function isRenewalDue(acceptedOn: CalendarDay, cutoff: CalendarDay | undefined): cutoff is CalendarDay {
  return cutoff !== undefined && acceptedOn < cutoff;
}

/** Learns what a read has told; `askedAt` is when that began: something newer is not overwritten. */
export interface StatusKeeper {
  noteStatus(customerId: CustomerId, told: StatusReading, askedAt: Date): Promise<void>;
}
