import type { ListFilter } from './unconfirmed-page.ts';
import type { CalendarDay } from '../calendar-day.ts';
import type { LanguageTag } from '../conversations/language.ts';
import type { CustomerSummary } from '../customer.ts';
import type { CustomerStatus } from '../customers/customer-status.ts';
import type { Agent } from '../identity/agent.ts';
import type { OfferedRoads } from '../identity/capabilities.ts';
import type { ReminderMessageId } from '../ids.ts';

export const neededFors = ['renewal', 'order'] as const;
/** What happens on a day before which the customer should have accepted. */
export type NeededFor = (typeof neededFors)[number];

/** More customers do not fit a digest that is read at a glance; with the button below them, a card may have no more actions. */
export const mostInDigest = 5;

/** Why a customer is brought up now. */
export type ReminderReason =
  /** The first time. */
  | { readonly kind: 'first' }
  /** Not the first time; `last` is when it was brought up before. */
  | { readonly kind: 'again'; readonly times: number; readonly last: Date }
  | { readonly kind: 'needed-by'; readonly neededFor: NeededFor; readonly neededBy: CalendarDay }
  /** The agent asked to be reminded later, and now it is later. */
  | { readonly kind: 'postponed' };

/** Whose business a customer is, and how that came. */
export interface Owner {
  readonly agentId: Agent['agentId'];
  readonly name: string;
  readonly because: 'assigned' | 'invited' | 'confirmed';
}

/** One customer that is, or was, brought up. */
export interface ReminderCase {
  readonly customer: CustomerSummary;
  readonly status: CustomerStatus;
  /** ISO 3166-1 alpha-2, where it is known and lists show it. */
  readonly country?: string | undefined;
  /** Day of the newest attestation. */
  readonly acceptedOn: CalendarDay | undefined;
  readonly unconfirmedSince: Date | undefined;
  readonly reason: ReminderReason;
  readonly owner: Owner | undefined;
  readonly neededBy: { readonly day: CalendarDay; readonly for: NeededFor } | undefined;
  /** What the recipient did about it: nothing more comes before `postponedUntil`, or at all once muted. */
  readonly postponedUntil: Date | undefined;
  readonly isMuted: boolean;
  /** Its owner wants no more reminders of it; others get them. */
  readonly isStoppedByOwner: boolean;
  /** When it was last invited, while an answer is awaited. */
  readonly invitedAt: Date | undefined;
  /** How the page of Microsoft's stands on which it is to accept. */
  readonly linkStage: LinkStage | undefined;
}

/** `waiting` for the customer; `ready`: it has accepted, and the agreement is to be created; `expired`: it let the page run out. */
export type LinkStage = 'waiting' | 'ready' | 'expired';

export interface ReminderRecipient extends Agent {
  readonly language: LanguageTag;
}

/** One message to one recipient, as it is to be shown now: fresh, or after something in it was settled. */
export interface Reminder {
  readonly messageId: ReminderMessageId;
  readonly recipient: ReminderRecipient;
  readonly kind: 'single' | 'digest';
  /** The most urgent first: one, or in a digest at most `mostInDigest`. */
  readonly cases: readonly ReminderCase[];
  /** How many more customers are due for the recipient. */
  readonly others: number;
  readonly offers: OfferedRoads;
  /** Whether the partner has named who is reminded of customers that nobody owns; else its Admin agents are. */
  readonly isAnybodyNamed: boolean;
}

/** Which of the unconfirmed customers are listed. */
export interface UnconfirmedQuery {
  readonly filter: ListFilter;
  /** From 0; a page that is not there is the last one. */
  readonly page: number;
  readonly pageSize: number;
}

/** How many there are; with `isMore`, there are more, and they are not counted. */
export interface ListCount {
  readonly count: number;
  readonly isMore: boolean;
}

export type ListCounts = Readonly<Record<ListFilter, ListCount>>;

/** One page of the customers that the partner has no acceptance of. */
export interface UnconfirmedPage {
  /** The most urgent first. */
  readonly rows: readonly ReminderCase[];
  /** From 0. */
  readonly page: number;
  readonly hasMore: boolean;
  readonly counts: ListCounts;
}

/** Customers that a search found a while ago, and that are still open. */
export type UnconfirmedFound = Pick<UnconfirmedPage, 'rows' | 'counts'>;

/** What was found of a name among the customers that the partner has no acceptance of. */
export interface UnconfirmedSearch {
  /** The best fits first. */
  readonly rows: readonly ReminderCase[];
  /** Not all that fit are in `rows`. */
  readonly hasMore: boolean;
  /** Where `rows` is empty: customers that fit and are not on the list. */
  readonly others: readonly CustomerSummary[];
  readonly counts: ListCounts;
}
