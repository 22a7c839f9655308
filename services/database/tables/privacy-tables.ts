import type { CalendarDay } from '../../calendar-day.ts';
import type { InstantText } from '../instant-text.ts';

export interface PrivacyTables {
  readonly erasures: ErasureRow;
  readonly retention_runs: RetentionRunRow;
}

/** That somebody was erased: never who. The database refuses to delete or rewrite it. */
export interface ErasureRow {
  readonly erasure_id: string;
  readonly erased_at: InstantText;
  readonly about: 'agent' | 'contact';
  /** The account on the operator's machine. */
  readonly by_account: string;
  /** 1 where what the ledger says of the person went too. */
  readonly with_proof: number;
  /** JSON: how many rows, by table. */
  readonly counts: string;
}

/** The deletion of what is old, once for each day in UTC. */
export interface RetentionRunRow {
  readonly day: CalendarDay;
  readonly started_at: InstantText;
  readonly ended_at: InstantText | null;
  /** JSON: how many rows, by kind. */
  readonly counts: string | null;
  readonly claimed_until: InstantText | null;
}
