import type { Generated, Selectable } from 'kysely';
import type { CalendarDay } from '../../calendar-day.ts';
import type { CustomerId } from '../../ids.ts';
import type { InstantText } from '../instant-text.ts';

export interface CustomerTables {
  readonly customers: CustomerTable;
  readonly directory_listing: DirectoryListingRow;
  readonly customer_search: CustomerSearchRow;
  readonly customer_word_pieces: CustomerWordPieceRow;
  readonly status_counts: StatusCountRow;
  readonly customer_changes: CustomerChangeRow;
}

/** A customer of the partner, as the list and the last reads of Partner Center show it. */
interface CustomerTable {
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly domain: string;
  /** The last round of listing all customers in which this one was there. */
  readonly listed_in_round: number;
  readonly first_listed_at: InstantText;
  /** When a whole round had gone by without it. */
  readonly left_at: InstantText | null;
  /** As last read; `unknown` before the first read. A later read that fails changes only `failed_reads`. */
  readonly status: 'direct' | 'attested' | 'renewal-due' | 'none' | 'unknown';
  /** Day of the newest attestation. */
  readonly accepted_on: CalendarDay | null;
  /** Since when it is known to be `none` or `renewal-due`. */
  readonly unconfirmed_since: InstantText | null;
  /** When the status was last read. */
  readonly read_at: InstantText | null;
  /** In a row. */
  readonly failed_reads: number;
  readonly read_due_at: InstantText;
  readonly claimed_until: InstantText | null;
  /** ISO 3166-1 alpha-2, of the company's address. Null until it was read, empty where Partner Center tells none. */
  readonly country: string | null;
  /** When to read it; later than now also while somebody does. */
  readonly country_due_at: Generated<InstantText>;
}

export type CustomerRow = Selectable<CustomerTable>;

/** How far the listing of all customers is; one row. */
export interface DirectoryListingRow {
  readonly name: 'customers';
  /** Of the round under way, or of the one that begins when it is due. */
  readonly round: number;
  /** Where the round goes on; null at its beginning. */
  readonly continuation: string | null;
  /** Customers listed in this round so far. */
  readonly listed: number;
  /** How many the last whole round listed; null before the first was done. */
  readonly customers: number | null;
  /** Of the customers that have not left, how many have been read. */
  readonly customers_read: number;
  readonly due_at: InstantText;
  readonly claimed_until: InstantText | null;
  /** The cutoff that the statuses in the database follow. */
  readonly renewal_cutoff: CalendarDay | null;
}

/** What a customer is found by. */
export interface CustomerSearchRow {
  readonly customer_id: CustomerId;
  /** As `searchTextOf` makes it. */
  readonly search_text: string;
}

/** A word of a name or domain, under one of its pieces. Stays when the last customer with the word has left. */
export interface CustomerWordPieceRow {
  readonly piece: string;
  readonly word: string;
}

/** How many customers had a status on a day; all five statuses of a day, or none. */
export interface StatusCountRow {
  /** In UTC. */
  readonly day: CalendarDay;
  readonly status: CustomerRow['status'];
  readonly count: number;
}

/** When somebody last acted on a customer. Triggers on what acts write keep it. */
export interface CustomerChangeRow {
  readonly customer_id: CustomerId;
  /** By the database's own clock. */
  readonly changed_at: InstantText;
}
