import type { InstantText } from './instant-text.ts';
import type { AgreementTables } from './tables/agreement-tables.ts';
import type { ConversationTables } from './tables/conversation-tables.ts';
import type { CustomerTables } from './tables/customer-tables.ts';
import type { HandoverTables } from './tables/handover-tables.ts';
import type { InvitationTables } from './tables/invitation-tables.ts';
import type { NewCustomerTables } from './tables/new-customer-tables.ts';
import type { ReminderTables } from './tables/reminder-tables.ts';

/** What both engines hold, as Kysely sees it. The migrations create it; a change here needs a new migration. */
export interface Tables
  extends
    ConversationTables,
    CustomerTables,
    AgreementTables,
    InvitationTables,
    NewCustomerTables,
    HandoverTables,
    ReminderTables {
  readonly throttles: ThrottleRow;
}

/** Something that all instances together may do only so often. */
export interface ThrottleRow {
  readonly name: string;
  /** Everything before is given away. */
  readonly free_at: InstantText;
  readonly paused_until: InstantText | null;
}
