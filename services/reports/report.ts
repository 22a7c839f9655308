import type { CalendarDay } from '../calendar-day.ts';
import type { LinkView } from '../reminders/lists/customer-filter.ts';
import type { CustomerStatus, DirectoryProgress } from '../customers/customer-status.ts';

/** How many of the partner's customers have each status. */
export type StatusCounts = Readonly<Record<CustomerStatus, number>>;

export const noCustomers: StatusCounts = { direct: 0, attested: 0, 'renewal-due': 0, none: 0, unknown: 0 };

/** How many customers stand so with a link on which they accept at Microsoft's. */
export type LinkCounts = Readonly<Record<LinkView, number>>;

export interface DayCounts {
  readonly day: CalendarDay;
  readonly counts: StatusCounts;
}

/** A week, by its newest counted day. `counts` is undefined where no day was counted. */
export interface TrendWeek {
  readonly day: CalendarDay;
  readonly counts: StatusCounts | undefined;
}

export type Trend =
  /** At least two weeks with counts, the first and others; the oldest first. */
  | { readonly kind: 'weeks'; readonly weeks: readonly TrendWeek[] }
  /** There will be two weeks to compare from that day on. */
  | { readonly kind: 'from'; readonly day: CalendarDay }
  /** Too few customers have been read to keep the counts of a day. */
  | { readonly kind: 'not-kept' };

export interface Activity {
  /** In the last thirty days. */
  readonly recently: number;
  readonly inAll: number;
}

export interface AgentActivity {
  readonly confirmed: Activity;
  readonly invited: Activity;
}

export interface NamedActivity extends AgentActivity {
  readonly name: string;
}

export interface Report {
  readonly countedAt: Date;
  readonly counts: StatusCounts;
  readonly links: LinkCounts;
  readonly progress: DirectoryProgress;
  /** Nearly all customers have been read, so that the counts tell of them and not of our reading. */
  readonly isRead: boolean;
  readonly trend: Trend;
  /** Who confirmed most lately comes first. */
  readonly agents: readonly NamedActivity[];
  /** All others together. */
  readonly others: AgentActivity & { readonly agents: number };
}

/** New customers arrive unread, and some reads keep failing. */
const mostUnread = 0.05;

/** Before, the counts would tell of our reading, and not of the customers. */
export function isNearlyRead({ customers, read, isListed }: DirectoryProgress): boolean {
  return isListed && customers > 0 && customers - read <= mostUnread * customers;
}
