import type { CalendarDay } from '../calendar-day.ts';
import type { AgentId, AttestationId, CustomerId, DraftId, InvitationId, NewCustomerId, TemplateId } from '../ids.ts';
import type { HandoverTables } from './handover-tables.ts';
import type { InstantText } from './instant-text.ts';
import type { InvitationFollowUpRow } from './invitation-follow-up-table.ts';
import type { ReminderTables } from './reminder-tables.ts';

/** What both engines hold, as Kysely sees it. The migrations create it; a change here needs a new migration. */
export interface Tables extends ReminderTables, HandoverTables {
  readonly agents: AgentRow;
  readonly conversations: ConversationRow;
  readonly bot_state: BotStateRow;
  readonly drafts: DraftRow;
  readonly attestations: AttestationRow;
  readonly invitations: InvitationRow;
  readonly customers: CustomerRow;
  readonly directory_listing: DirectoryListingRow;
  readonly throttles: ThrottleRow;
  readonly customer_search: CustomerSearchRow;
  readonly customer_word_pieces: CustomerWordPieceRow;
  readonly contacts: ContactRow;
  readonly unreachable_agents: UnreachableAgentRow;
  readonly admin_notices: AdminNoticeRow;
  readonly new_customers: NewCustomerRow;
  readonly invitation_follow_ups: InvitationFollowUpRow;
  readonly status_counts: StatusCountRow;
}

export interface AgentRow {
  readonly agent_id: AgentId;
  readonly name: string;
  /** The one chosen with the command `language`; null follows what Teams says. */
  readonly language: string | null;
  readonly time_zone: string | null;
  readonly updated_at: InstantText;
}

export interface ConversationRow {
  readonly conversation_id: string;
  /** Null for channels and group chats, which are nobody's own. */
  readonly agent_id: AgentId | null;
  readonly kind: 'personal' | 'channel' | 'groupChat';
  readonly service_url: string;
  /** JSON of the parts of the Bot Framework's conversation reference that sending needs. */
  readonly reference: string;
  readonly welcomed_at: InstantText | null;
  readonly updated_at: InstantText;
}

export interface BotStateRow {
  readonly state_key: string;
  /** JSON. */
  readonly value: string;
  readonly etag: string;
  readonly updated_at: InstantText;
}

/** What an agent typed into the confirm form, valid or not. */
export interface DraftRow {
  readonly draft_id: DraftId;
  readonly agent_id: AgentId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly country: string | null;
  readonly state: 'open' | 'cancelled' | 'used';
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone_number: string;
  readonly accepted_on: string;
  readonly conversation_id: string | null;
  readonly card_activity_id: string | null;
  readonly copied_from: string | null;
  readonly created_at: InstantText;
  readonly updated_at: InstantText;
}

/** One row of the ledger. The database itself refuses to delete it or to change more than its outcome. */
export interface AttestationRow {
  readonly attestation_id: AttestationId;
  readonly draft_id: DraftId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly agent_id: AgentId;
  readonly agent_name: string;
  readonly conversation_id: string | null;
  readonly card_activity_id: string | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone_number: string | null;
  readonly accepted_on: CalendarDay;
  /** The instant that stands for `accepted_on` on the wire. */
  readonly date_agreed: InstantText;
  readonly template_id: TemplateId;
  readonly request_id: string;
  readonly state: 'intended' | 'recorded' | 'already-recorded' | 'refused' | 'uncertain';
  readonly refusal_code: string | null;
  readonly intended_at: InstantText;
  readonly settled_at: InstantText | null;
  /** When the agent was told the outcome. */
  readonly told_at: InstantText | null;
  /** Until then the row is the business of the one instance that claimed it. */
  readonly claimed_until: InstantText | null;
}

/** That a customer was invited, by whom and when; never what the e-mail said. */
export interface InvitationRow {
  readonly invitation_id: InvitationId;
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly agent_id: AgentId;
  readonly agent_name: string;
  readonly invited_at: InstantText;
}

/** A customer of the partner, as the list and the last reads of Partner Center told it. */
export interface CustomerRow {
  readonly customer_id: CustomerId;
  readonly company_name: string;
  readonly domain: string;
  /** The last round of listing all customers in which this one was there. */
  readonly listed_in_round: number;
  readonly first_listed_at: InstantText;
  /** When a whole round had gone by without it. */
  readonly left_at: InstantText | null;
  /** As last told; `unknown` until it was told once. A read that fails later changes nothing but `failed_reads`. */
  readonly status: 'direct' | 'attested' | 'renewal-due' | 'none' | 'unknown';
  /** Day of the newest attestation. */
  readonly accepted_on: CalendarDay | null;
  /** Since when it is known to be `none` or `renewal-due`. */
  readonly unconfirmed_since: InstantText | null;
  /** When the status was last told. */
  readonly read_at: InstantText | null;
  /** In a row. */
  readonly failed_reads: number;
  readonly read_due_at: InstantText;
  readonly claimed_until: InstantText | null;
}

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
  /** Of the customers that have not left, how many have a status that was told. */
  readonly customers_read: number;
  readonly due_at: InstantText;
  readonly claimed_until: InstantText | null;
  /** The one by which the statuses of all customers were last told apart. */
  readonly renewal_cutoff: CalendarDay | null;
}

/** Something that all instances together may do only so often. */
export interface ThrottleRow {
  readonly name: string;
  /** Everything before is given away. */
  readonly free_at: InstantText;
  readonly paused_until: InstantText | null;
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

/** Somebody in a team with the bot, whom it may write to though they never wrote. */
export interface ContactRow {
  readonly agent_id: AgentId;
  readonly team_id: string;
  /** Teams' own ids of the person, and of the bot, as they know each other. */
  readonly user_id: string;
  readonly bot_id: string;
  readonly name: string;
  readonly tenant_id: string;
  readonly service_url: string;
  readonly updated_at: InstantText;
}

/** Gone as soon as the person is heard of again. */
export interface UnreachableAgentRow {
  readonly agent_id: AgentId;
  readonly cause: 'uninstalled' | 'refused' | 'never-met';
  /** The HTTP status with which the channel refused. */
  readonly status: number | null;
  readonly since: InstantText;
  /** When an admin was told. */
  readonly told_at: InstantText | null;
}

/** Something that admins are told now and then; one row each. */
export interface AdminNoticeRow {
  readonly name: string;
  readonly told_at: InstantText | null;
  readonly claimed_until: InstantText | null;
}

/** What an agent typed about a company to be created, valid or not, and what came of it. Never a password. */
export interface NewCustomerRow {
  readonly new_customer_id: NewCustomerId;
  readonly agent_id: AgentId;
  readonly agent_name: string;
  /** JSON of everything typed. */
  readonly form: string;
  /** Where in the form the agent is. */
  readonly step: 'company' | 'details' | 'acceptance' | 'review';
  /** `found`: the answer to the call was lost, and the customer was there when looked for. */
  readonly state: 'open' | 'cancelled' | 'intended' | 'uncertain' | 'created' | 'found' | 'refused';
  readonly customer_id: CustomerId | null;
  readonly refusal_code: string | null;
  /** The draft with which its acceptance is confirmed. */
  readonly attestation_draft_id: DraftId | null;
  readonly conversation_id: string | null;
  readonly request_id: string | null;
  readonly created_at: InstantText;
  readonly updated_at: InstantText;
  readonly intended_at: InstantText | null;
  readonly settled_at: InstantText | null;
  /** When the agent was told the outcome, with the password where one came. */
  readonly told_at: InstantText | null;
  readonly claimed_until: InstantText | null;
}

/** How many customers had a status on a day; all five statuses of a day, or none. */
export interface StatusCountRow {
  /** In UTC. */
  readonly day: CalendarDay;
  readonly status: CustomerRow['status'];
  readonly count: number;
}
