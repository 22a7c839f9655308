import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../calendar-day.ts';
import type { AgentId, CustomerId } from '../ids.ts';
import type { ListFilter } from './unconfirmed-page.ts';

/** Nobody turns more pages than hold so many, and nobody counts further. */
export const mostCounted = 1_000;

/** Who looks, and what day it is where they are. */
export interface Viewer {
  readonly agentId: AgentId;
  readonly today: CalendarDay;
}

/**
 * The ids of the unconfirmed customers that pass a filter, the most urgent first. Each reads an index in its order, so that a page
 * costs the same among a hundred thousand as among ten. Literals instead of parameters where an index holds some rows only.
 */
export function listedIds(filter: ListFilter, { agentId, today }: Viewer): RawBuilder<{ customer_id: CustomerId }> {
  switch (filter) {
    case 'all':
      return openWhere(sql`urgency is not null`);
    case 'mine':
      return openWhere(sql`urgency is not null and owner_id = ${agentId}`);
    case 'nobody':
      return openWhere(sql`urgency is not null and owner_id is null`);
    case 'none':
      return sql`
        select customer_id from customers where status = 'none' and left_at is null
        order by unconfirmed_since, customer_id`;
    case 'overdue':
      // It begins with the day by which the customer is needed.
      return openWhere(sql`urgency < ${today}`);
    case 'renewal':
      return sql`
        select customer_id from customers where status = 'renewal-due' and left_at is null
        order by accepted_on, customer_id`;
    case 'invited':
      return invitedIds;
    case 'stopped':
      return stoppedIds;
  }
}

function openWhere(condition: RawBuilder<unknown>): RawBuilder<{ customer_id: CustomerId }> {
  return sql`select customer_id from follow_ups where ${condition} order by urgency, customer_id`;
}

/** Those who have waited longest for an answer to their newest invitation first. */
const invitedIds = sql<{ customer_id: CustomerId }>`
  select customer_id from invitation_follow_ups as newest
  where state = 'following'
    and exists (
      select 1 from follow_ups where follow_ups.customer_id = newest.customer_id and follow_ups.urgency is not null)
    and not exists (
      select 1 from invitation_follow_ups as newer
      where newer.customer_id = newest.customer_id and newer.state = 'following'
        and (newer.invited_at, newer.follow_up_id) > (newest.invited_at, newest.follow_up_id))
  order by invited_at, customer_id`;

/** Limited before it is sorted, so that no engine walks through all customers to find the few. */
const stoppedIds = sql<{ customer_id: CustomerId }>`
  select customer_id from (
    select follow_ups.customer_id, follow_ups.urgency from reminder_mutes
    join follow_ups on follow_ups.customer_id = reminder_mutes.customer_id and owner_id = agent_id
    where until is null and urgency is not null
    limit ${sql.lit(mostCounted + 1)}
  ) as stopped
  order by urgency, customer_id`;
