import type { NewCustomerTables } from './tables/new-customer-tables.ts';
import type { InvitationTables } from './tables/invitation-tables.ts';
import type { HandoverTables } from './tables/handover-tables.ts';
import type { Kysely } from 'kysely';
import type { InstantText } from './instant-text.ts';
import type { BulkTables } from './tables/bulk-tables.ts';
import type { AgreementTables } from './tables/agreement-tables.ts';
import type { ConversationTables } from './tables/conversation-tables.ts';
import type { EvidenceTables } from './tables/evidence-tables.ts';
import type { CustomerTables } from './tables/customer-tables.ts';
import type { PrivacyTables } from './tables/privacy-tables.ts';
import type { ReminderTables } from './tables/reminder-tables.ts';
import type { ServiceAccountTables } from './tables/service-account-tables.ts';
import type { SignInTables } from './tables/sign-in-tables.ts';

export type DatabaseEngine = 'embedded' | 'postgres';

export interface Database {
  readonly engine: DatabaseEngine;
  /**
   * Keep transactions short and await nothing but queries inside: on the embedded engine all other queries wait for
   * the end, and one that does not go through the transaction waits for ever.
   */
  readonly query: Kysely<Tables>;
  /** What keeps the database from being written to now, as a code; undefined when nothing does. For readiness. Never rejects. */
  readonly findTrouble: () => Promise<DatabaseTrouble | undefined>;
  readonly close: () => Promise<void>;
}

/** What both engines hold, as Kysely sees it. The migrations create it; a change here needs a new migration. */
export interface Tables
  extends
    ConversationTables,
    CustomerTables,
    AgreementTables,
    InvitationTables,
    NewCustomerTables,
    HandoverTables,
    ReminderTables,
    PrivacyTables,
    ServiceAccountTables,
    SignInTables,
    BulkTables,
    EvidenceTables {
  readonly throttles: ThrottleRow;
  readonly buckets: BucketRow;
}

/** Something that all instances together may do only so often. */
export interface ThrottleRow {
  readonly name: string;
  /** Everything before is given away. */
  readonly free_at: InstantText;
  readonly paused_until: InstantText | null;
}

/** How much a caller may still do at all instances together. In milliseconds since 1970. */
export interface BucketRow {
  readonly name: string;
  readonly full_at: number;
  /** 0 for never. */
  readonly paused_until: number;
}

/** What an operator can do something about; `no-answer` is everything else. */
export type DatabaseTrouble =
  'disk-full' | 'read-only' | 'locked' | 'damaged' | 'disk-error' | 'file-gone' | 'no-answer';
