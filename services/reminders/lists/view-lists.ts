import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../calendar-day.ts';
import { type InstantText, toInstantText } from '../../database/instant-text.ts';
import { dayMs } from '../../duration.ts';
import type { CustomerId } from '../../ids.ts';
import { type Viewer, listedIds } from '../unconfirmed-filters.ts';
import type { LinkView, ListView } from './customer-filter.ts';

type Ids = RawBuilder<{ customer_id: CustomerId }>;

const refusalsShownForMs = 30 * dayMs;

/** The ids of the customers in a view, the most urgent first. Each reads an index, so that its first rows cost little among a million. */
export function idsInView(view: ListView, viewer: Viewer & { readonly now: Date }): Ids {
  switch (view) {
    case 'unconfirmed':
      return listedIds('all', viewer);
    case 'due':
      return neededBefore(addDays(viewer.today, 1));
    case 'order':
      // Those with a day come before all others in that index.
      return neededBefore('9999-12-31', sql`needed_for = 'order'`);
    case 'expired':
      return expiredIds;
    case 'refused':
      return refusedSince(toInstantText(new Date(viewer.now.getTime() - refusalsShownForMs)));
    case 'handed-over':
      return handedOverIds;
    case 'link-ready':
    case 'link-waiting':
    case 'link-expired':
      return linkedIds[view];
    default:
      return listedIds(view, viewer);
  }
}

function neededBefore(day: string, condition = sql`true`): Ids {
  return sql`
    select customer_id from follow_ups where urgency < ${day} and ${condition} order by urgency, customer_id`;
}

const isOpen = (customerId: RawBuilder<unknown>) => sql`exists (
  select 1 from follow_ups where follow_ups.customer_id = ${customerId} and follow_ups.urgency is not null)`;

/** Nobody waits for an answer any more. Those whose invitation ran out last come first. */
const expiredIds: Ids = sql`
  select customer_id from (
    select customer_id, max(ended_at) as ended_at from invitation_follow_ups where state = 'expired' group by customer_id
  ) as expired
  where ${isOpen(sql`expired.customer_id`)} and not exists (
    select 1 from invitation_follow_ups as later
    where later.customer_id = expired.customer_id and later.state = 'following')
  order by ended_at desc, customer_id`;

/** Microsoft refused the last that was sent, and nothing has come since. */
function refusedSince(since: InstantText): Ids {
  return sql`
    select customer_id from (
      select customer_id, max(intended_at) as refused_at from attestations
      where state = 'refused' and intended_at >= ${since} group by customer_id
    ) as refused
    where ${isOpen(sql`refused.customer_id`)} and not exists (
      select 1 from attestations as later
      where later.customer_id = refused.customer_id and later.intended_at > refused.refused_at)
    order by refused_at desc, customer_id`;
}

/** Nobody has taken them yet. */
const handedOverIds: Ids = sql`
  select customer_id from handovers where state in ('open', 'taken') and state = 'open'
  order by created_at, customer_id`;

/** At most one link of a customer is open. The soonest first. */
function openLinkIds(condition: RawBuilder<unknown>, order: RawBuilder<unknown>): Ids {
  return sql`select customer_id from acceptance_links where ${condition} order by ${order}, customer_id`;
}

/** The customer let its last link run out, and has not accepted otherwise. */
const expiredLinkIds: Ids = sql`
  select customer_id from acceptance_links as ended
  where state = 'expired' and ${isOpen(sql`ended.customer_id`)} and not exists (
    select 1 from acceptance_links as later
    where later.customer_id = ended.customer_id and later.created_at > ended.created_at)
  order by ended_at desc, customer_id`;

/** The agreement is still to be created; the customer has not answered; the customer let the link run out. */
export const linkedIds: Readonly<Record<LinkView, Ids>> = {
  'link-ready': openLinkIds(sql`state = 'accepted'`, sql`accepted_at`),
  'link-waiting': openLinkIds(sql`state in ('making', 'uncertain', 'made', 'sent')`, sql`expires_at`),
  'link-expired': expiredLinkIds,
};
