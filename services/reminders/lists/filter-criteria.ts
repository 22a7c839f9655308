import { z } from 'zod';
import type { CalendarDay } from '../../calendar-day.ts';
import { type CustomerStatus, customerStatuses } from '../../customers/customer-status.ts';
import { type AgentId, parseGuid } from '../../ids.ts';
import { type CustomerFilter, listSorts, listViews } from './customer-filter.ts';

const oneStatus = customerStatuses.join('|');

/** A filter as addresses, requests and saved filters have it: texts, each of which may be left out. */
export const filterCriteria = z.object({
  q: z.string().max(200).optional(),
  view: z.enum(listViews).optional(),
  /** Separated by commas. */
  status: z
    .string()
    .regex(new RegExp(`^(${oneStatus})(,(${oneStatus}))*$`))
    .optional(),
  owner: z.union([z.enum(['me', 'nobody']), z.guid()]).optional(),
  invited: z.enum(['yes', 'no']).optional(),
  since: z.iso.date().optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  sort: z.enum(listSorts).optional(),
});
export type FilterCriteria = z.output<typeof filterCriteria>;

/** `me` is whoever looks. */
export function customerFilterOf(criteria: FilterCriteria, viewer: AgentId): CustomerFilter {
  const { q, view, status, owner, invited, since, country, sort } = criteria;
  return {
    words: q,
    view,
    statuses: status?.split(',') as CustomerStatus[] | undefined,
    owner: owner === 'me' ? viewer : owner === 'nobody' ? owner : parseGuid<AgentId>(owner ?? ''),
    isInvited: invited === undefined ? undefined : invited === 'yes',
    unconfirmedSince: since as CalendarDay | undefined,
    country,
    sort,
  };
}
