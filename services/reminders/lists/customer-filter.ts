import type { CalendarDay } from '../../calendar-day.ts';
import type { CustomerStatus } from '../../customers/customer-status.ts';
import type { AgentId } from '../../ids.ts';

/** Lists of what needs somebody, the most urgent first. */
export const listViews = [
  'unconfirmed',
  'mine',
  'nobody',
  'overdue',
  'due',
  'order',
  'renewal',
  'invited',
  'expired',
  'refused',
  'handed-over',
  'link-ready',
  'link-waiting',
  'link-expired',
  'stopped',
] as const;
export type ListView = (typeof listViews)[number];

export const listSorts = ['name', '-name', 'since', '-since'] as const;
export type ListSort = (typeof listSorts)[number];

/** Which customers are listed, and in which order. */
export interface CustomerFilter {
  /** Any part of name, domain or id. */
  readonly words?: string | undefined;
  readonly view?: ListView | undefined;
  readonly statuses?: readonly CustomerStatus[] | undefined;
  /** `nobody` is told of unconfirmed customers alone. */
  readonly owner?: AgentId | 'nobody' | undefined;
  /** Whether an answer to an invitation is awaited. */
  readonly isInvited?: boolean | undefined;
  /** Unconfirmed since that day or longer. */
  readonly unconfirmedSince?: CalendarDay | undefined;
  /** ISO 3166-1 alpha-2. Those whose country is not known yet are in none. */
  readonly country?: string | undefined;
  /** By urgency, or by fit where words are searched, if it is left out; else by name. */
  readonly sort?: ListSort | undefined;
}

/** So many of a selective filter are sorted; the most urgent ones, where there are more. */
export const mostSifted = 5_000;

/** Of customers with a link on which they accept at Microsoft's. */
export const linkViews = ['link-ready', 'link-waiting', 'link-expired'] as const satisfies readonly ListView[];
export type LinkView = (typeof linkViews)[number];
