import { type CalendarDay, parseCalendarDay } from '../../calendar-day.ts';
import { readInstantText } from '../../database/instant-text.ts';
import type { CustomerRow } from '../../database/tables/customer-tables.ts';
import { type CustomerStatus, customerStatuses } from '../customer-status.ts';

type StatusColumns = Pick<CustomerRow, 'status' | 'accepted_on' | 'unconfirmed_since'> &
  Partial<Pick<CustomerRow, 'read_at'>>;

export interface StoredStatus {
  readonly status: CustomerStatus;
  readonly acceptedOn: CalendarDay | undefined;
  readonly unconfirmedSince: Date | undefined;
  readonly readAt: Date | undefined;
}

/** What is known of a customer about whom nothing is. */
const nothing: StoredStatus = {
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
  return parseStoredStatus(row) ?? nothing;
}
