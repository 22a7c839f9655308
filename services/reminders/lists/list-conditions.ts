import { type RawBuilder, sql } from 'kysely';
import { addDays, startOfDay } from '../../calendar-day.ts';
import { customerStatuses, isUnconfirmed } from '../../customers/customer-status.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { CustomerFilter } from './customer-filter.ts';

/** Those that the filter lets through by their status alone. */
export function statusesOf({ statuses, unconfirmedSince, sort }: CustomerFilter) {
  const needsSince = unconfirmedSince !== undefined || sort === 'since' || sort === '-since';
  return (statuses ?? customerStatuses).filter((status) => !needsSince || isUnconfirmed(status));
}

/** What a row of `customers` has to meet, beside its status. */
export function conditionsOf(filter: CustomerFilter, timeZone: string): readonly RawBuilder<unknown>[] {
  const { owner, isInvited, unconfirmedSince, country } = filter;
  return [
    sql`left_at is null`,
    ...(country === undefined ? [] : [sql`country = ${country}`]),
    ...(owner === undefined ? [] : [owner === 'nobody' ? isNobodys : isOwnedBy(owner)]),
    ...(isInvited === undefined ? [] : [isInvited ? isAwaited : sql`not ${isAwaited}`]),
    ...(unconfirmedSince === undefined
      ? []
      : [sql`unconfirmed_since < ${toInstantText(startOfDay(addDays(unconfirmedSince, 1), timeZone))}`]),
  ];
}

const isOwnedBy = (owner: string) => sql`exists (
  select 1 from follow_ups where follow_ups.customer_id = customers.customer_id and owner_id = ${owner})`;
const isNobodys = sql`exists (
  select 1 from follow_ups
  where follow_ups.customer_id = customers.customer_id and owner_id is null and urgency is not null)`;
const isAwaited = sql`exists (
  select 1 from invitation_follow_ups
  where invitation_follow_ups.customer_id = customers.customer_id and state = 'following')`;
