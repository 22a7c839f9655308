import type { AgentId, BulkListId, CustomerId, DraftId } from '../../ids.ts';
import type { InstantText } from '../instant-text.ts';

export interface BulkTables {
  readonly bulk_lists: BulkListRow;
  readonly bulk_rows: BulkRowRow;
}

/** A list of customers with which an agent does one thing. */
export interface BulkListRow {
  readonly list_id: BulkListId;
  readonly agent_id: AgentId;
  readonly act: 'confirm' | 'invite' | 'assign' | 'mute' | 'create';
  /** Null for a selection. */
  readonly file_name: string | null;
  /** JSON of titles. */
  readonly unread_columns: string | null;
  /** `reading` while its rows come in: nobody sees it yet, nor ever where that broke off. */
  readonly state: 'reading' | 'checking' | 'review' | 'running' | 'paused' | 'waiting-for-sign-in' | 'stopped' | 'done';
  readonly date_order: 'day-first' | 'month-first' | null;
  /** A date in it that can be read in two ways. */
  readonly date_example: string | null;
  /** Where a card shows how far it is. */
  readonly conversation_id: string | null;
  readonly card_activity_id: string | null;
  /** What that card showed last, as one short text. */
  readonly card_shows: string | null;
  /** When to see again whether a list that waits can go on. */
  readonly look_at: InstantText | null;
  readonly created_at: InstantText;
  readonly updated_at: InstantText;
  readonly started_at: InstantText | null;
  readonly ended_at: InstantText | null;
  readonly claimed_until: InstantText | null;
}

/** One row of a list, as it came and with what became of it. */
export interface BulkRowRow {
  /** `rowIdOf`. */
  readonly row_id: string;
  readonly list_id: BulkListId;
  readonly agent_id: AgentId;
  readonly number: number;
  readonly state: 'unchecked' | 'asked' | 'problem' | 'ready' | 'underway' | 'done' | 'skipped' | 'failed';
  /** JSON of the cells. */
  readonly cells: string;
  readonly customer_id: CustomerId | null;
  readonly company_name: string | null;
  /** JSON of what is wrong. */
  readonly problems: string | null;
  /** The one draft by which its customer is confirmed. */
  readonly draft_id: DraftId | null;
  readonly outcome: string | null;
  /** Of the attestation or invitation that came of it. */
  readonly result_id: string | null;
  /** How often in a row it could not be done and may be tried again. */
  readonly attempts: number;
  readonly claimed_until: InstantText | null;
}
