import {
  type CustomerStatus,
  type DirectoryEntry,
  type StatusReading,
  customerStatuses,
  isUnconfirmed,
} from '../customer-status.ts';
import type { Selectable } from 'kysely';
import { type BackOff, doubledMs, jitter } from '../../back-off.ts';
import { type CalendarDay, parseCalendarDay } from '../../calendar-day.ts';
import { readInstantText } from '../../database/instant-text.ts';
import type { CustomerRow } from '../../database/tables/customer-tables.ts';
import type { CustomerId } from '../../ids.ts';
import { dayMs, hourMs, minuteMs } from '../../duration.ts';

type StatusColumns = Pick<CustomerRow, 'status' | 'accepted_on' | 'unconfirmed_since'> &
  Partial<Pick<CustomerRow, 'read_at'>>;

export interface StoredStatus {
  readonly status: CustomerStatus;
  readonly acceptedOn: CalendarDay | undefined;
  readonly unconfirmedSince: Date | undefined;
  readonly readAt: Date | undefined;
}

/** Of a customer about which nothing is known. */
export const nothingKnown: StoredStatus = {
  status: 'unknown',
  acceptedOn: undefined,
  unconfirmedSince: undefined,
  readAt: undefined,
};

/**
 * What the row says, or undefined where some of it cannot be read, as after a repair by hand or a newer version. Nothing
 * of such a row is believed.
 */
export function parseStoredStatus(row: StatusColumns): StoredStatus | undefined {
  const status = customerStatuses.find((known) => known === row.status);
  const acceptedOn = row.accepted_on === null ? undefined : parseCalendarDay(row.accepted_on);
  const [unconfirmedSince, readAt] = [readInstantText(row.unconfirmed_since), readInstantText(row.read_at)];
  const isLost =
    (row.accepted_on !== null && !acceptedOn) ||
    (row.unconfirmed_since && !unconfirmedSince) ||
    (row.read_at && !readAt);
  return status === undefined || isLost ? undefined : { status, acceptedOn, unconfirmedSince, readAt };
}

/** The customer counts as not known yet where its row cannot be read; the next read at Partner Center mends it. */
export function storedStatusFrom(row: StatusColumns): StoredStatus {
  return parseStoredStatus(row) ?? nothingKnown;
}

export function directoryEntryFrom(row: Selectable<CustomerRow>): DirectoryEntry {
  const { customer_id: customerId, company_name: companyName, domain } = row;
  return { customerId, companyName, domain, ...storedStatusFrom(row) };
}

/** What the directory keeps of a status that was read just now. */
export function keptStatus(before: KnownStatus, told: StatusReading, now: Date): KeptStatus {
  const unconfirmedSince = isUnconfirmed(told.status) ? (before.unconfirmedSince ?? now) : undefined;
  const readDueAt = nextReadAt(told, { now, unconfirmedSince }, Math.random());
  return { ...told, unconfirmedSince, readAt: now, readDueAt };
}

/** A customer that has not accepted for so long will hardly do so within hours. */
const longUnconfirmedMs = 60 * dayMs;
const failedReadsBackOff: BackOff = { firstMs: 2 * minuteMs, longestMs: 6 * hourMs };

/** When to read a status again: often while it may change soon, rarely once it is confirmed. */
export function nextReadAt(
  { status }: StatusReading,
  times: { readonly now: Date; readonly unconfirmedSince: Date | undefined },
  random: number,
): Date {
  const unconfirmedMs = times.now.getTime() - (times.unconfirmedSince ?? times.now).getTime();
  if (isUnconfirmed(status)) return later(times.now, unconfirmedMs < longUnconfirmedMs ? 6 * hourMs : dayMs, random);
  return later(times.now, status === 'direct' ? 90 * dayMs : 30 * dayMs, random);
}

/** When to try again after `failedReads` (1 and more) in a row. */
export function nextTryAt(failedReads: number, now: Date, random: number): Date {
  return later(now, doubledMs(failedReadsBackOff, failedReads - 1), random);
}

function later(now: Date, waitMs: number, random: number): Date {
  return new Date(now.getTime() + jitter(waitMs, random));
}

/** What is known of a customer before it is read. */
export interface KnownStatus extends StoredStatus {
  readonly customerId: CustomerId;
  readonly failedReads: number;
  /** False where the row could not be read, and counts as one of which nothing is known. */
  readonly isReadable: boolean;
  /** As they stand in the row, to see whether somebody else has saved something since. */
  readonly stored: Pick<CustomerRow, 'status' | 'read_at'>;
}

/** A status as it is kept from now on. */
export interface KeptStatus extends StatusReading {
  readonly unconfirmedSince: Date | undefined;
  readonly readAt: Date;
  readonly readDueAt: Date;
}
