import type { PersonProblem, ContactProblem } from '../agreements/contact-form.ts';
import type { FailureReason } from '../agreements/failure-reason.ts';
import type { CustomerSummary } from '../customer.ts';
import type { AgentId, BulkListId, CustomerId } from '../ids.ts';
import type { BulkListState, BulkRowState } from './bulk-states.ts';
import type { BulkAct, ListColumn, ListRow } from './list/list-row.ts';

/** How `03/04/2026` is read: as 3 April, or as March 4. */
export const dateOrders = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** One thing that is wrong in a row, in the column where it can be mended. */
export interface RowProblem {
  readonly column: ListColumn;
  readonly problem:
    | ContactProblem
    | PersonProblem
    /** A date that can be read in two ways, which is asked once for the whole list. */
    | 'two-ways'
    /** Nobody is called so; `offered` are like it. None of them is taken without being chosen. */
    | 'unknown-customer'
    /** More than one is called so: `offered`. */
    | 'several-customers'
    /** The row `of` is about the same customer. */
    | 'duplicate'
    | 'not-a-ground'
    | 'unknown-owner'
    | 'not-assignable'
    | 'not-later';
  readonly offered?: readonly CustomerSummary[];
  /** The number of another row. */
  readonly of?: number;
}

/** What was done, or why there was nothing to do, or why it could not be done. */
export type DoneOutcome = 'recorded' | 'already-recorded' | 'invited' | 'assigned' | 'muted';
/** `confirmed`, and no reason is given why once more; `direct`: accepted by itself; `settled`: it has accepted in one way or the other. */
export type SkippedOutcome = 'confirmed' | 'direct' | 'settled';
export type FailedOutcome =
  | FailureReason
  | 'not-allowed'
  /** Another confirmation of the customer is on its way. */
  | 'another-underway'
  /** What stood in the row when it was checked does not hold any more. */
  | 'changed'
  /** On our side; the log has it under the list and the row. */
  | 'broken';

export interface BulkRow extends ListRow {
  readonly state: BulkRowState;
  /** Undefined while nobody knows which customer is meant. */
  readonly customer: { readonly customerId: CustomerId; readonly companyName: string } | undefined;
  /** Empty unless it is `asked` or a `problem`. */
  readonly problems: readonly RowProblem[];
  /** Of one that is done, skipped or failed. */
  readonly outcome: DoneOutcome | SkippedOutcome | FailedOutcome | undefined;
  /** An attestation's or an invitation's id, to quote. */
  readonly reference: string | undefined;
}

export interface BulkList {
  readonly listId: BulkListId;
  readonly agentId: AgentId;
  readonly act: BulkAct;
  /** Undefined for a selection. */
  readonly fileName: string | undefined;
  /** Titles of columns of the file that its act does not use, or that nobody understands. */
  readonly unreadColumns: readonly string[];
  /** Those of them that nobody understands, for whatever act. */
  readonly unknownColumns: readonly string[];
  readonly state: BulkListState;
  /** How dates in it are read that can be read in two ways; undefined where nobody was asked, or has said. */
  readonly dateOrder: DateOrder | undefined;
  /** A date of the list that can be read in two ways, as long as nobody has said how. */
  readonly dateQuestion: { readonly example: string } | undefined;
  readonly counts: Readonly<Record<BulkRowState, number>>;
  readonly createdAt: Date;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

export interface RowPage {
  readonly rows: readonly BulkRow[];
  /** The number of the row after which the next page begins; undefined where there is none. */
  readonly next: number | undefined;
  readonly dateOrder: DateOrder | undefined;
}
