import type { Generated, GeneratedAlways, Selectable } from 'kysely';
import type { InstantText } from '../instant-text.ts';
import type { CalendarDay } from '../../calendar-day.ts';
import type { AgentId, CustomerId, FilterId, ReminderMessageId } from '../../ids.ts';

/** What reminders keep; part of `Tables`. */
export interface ReminderTables {
  readonly follow_ups: FollowUpTable;
  readonly reminder_items: ReminderItemTable;
  readonly reminder_messages: ReminderMessageTable;
  readonly reminder_attempts: ReminderAttemptRow;
  readonly reminder_recipients: ReminderRecipientTable;
  readonly reminder_mutes: ReminderMuteRow;
  readonly reminder_policy: ReminderPolicyRow;
  readonly saved_filters: SavedFilterRow;
}

/** What is done about bringing one customer to acceptance. Triggers on `customers` open and close it. */
export interface FollowUpTable {
  readonly customer_id: CustomerId;
  /** Null while the customer is not unconfirmed; then nothing is due either. */
  readonly unconfirmed_since: InstantText | null;
  /** The day it is needed by, then since when it is unconfirmed: the smallest first. Null while not unconfirmed. */
  readonly urgency: GeneratedAlways<string | null>;
  /** How often the customer has been settled; whatever belongs to an earlier cycle is over. */
  readonly cycle: Generated<number>;
  /** The messages of cycles before this one show that the customer was settled. */
  readonly settled_cycle: Generated<number>;
  /** How often it was brought up in this cycle, and when last. */
  readonly times: Generated<number>;
  readonly last_sent_at: InstantText | null;
  readonly owner_id: AgentId | null;
  readonly owner_because: 'assigned' | 'invited' | 'confirmed' | null;
  readonly needed_by: CalendarDay | null;
  readonly needed_for: 'renewal' | 'order' | null;
  /** When it is to be looked at next. */
  readonly due_at: InstantText | null;
  /** The policy it was looked at under, by the instant that one was saved. */
  readonly planned_at: InstantText | '' | null;
  readonly claimed_until: InstantText | null;
}

/** One customer for one recipient: waiting, or named in a message. */
export interface ReminderItemTable {
  readonly item_id: string;
  readonly customer_id: CustomerId;
  readonly recipient_id: AgentId;
  readonly cycle: number;
  /** 1 for the first time in its cycle, 2 for the second. */
  readonly number: number;
  readonly because: 'due' | 'postponed';
  /** Whose customer it was when this was queued. */
  readonly owner_id: AgentId | null;
  readonly last_sent_at: InstantText | null;
  readonly urgency: string;
  readonly state: 'queued' | 'named' | 'settled' | 'dropped';
  readonly queued_at: InstantText;
  /** Failed reads of Partner Center, and until when they keep the item waiting. */
  readonly failed_reads: Generated<number>;
  readonly not_before: InstantText | null;
  readonly message_id: ReminderMessageId | null;
  readonly position: number | null;
  /** JSON of a `ReminderReason`, as it was when it was named. */
  readonly reason: string | null;
}

export interface ReminderMessageTable {
  readonly message_id: ReminderMessageId;
  readonly recipient_id: AgentId;
  readonly kind: 'single' | 'digest';
  readonly state: 'intended' | 'sent' | 'given-up';
  /** The recipient's own; on another day it is no longer sent. */
  readonly day: CalendarDay;
  readonly attempts: Generated<number>;
  readonly intended_at: InstantText;
  /** When its customers were last read from Partner Center. */
  readonly read_at: InstantText;
  readonly next_attempt_at: InstantText | null;
  readonly sent_at: InstantText | null;
  readonly conversation_id: string | null;
  readonly activity_id: string | null;
  /** When something else took its place in the chat. */
  readonly taken_at: InstantText | null;
  readonly update_due_at: InstantText | null;
  readonly update_attempts: Generated<number>;
  readonly claimed_until: InstantText | null;
}

/** Written before the call; without an outcome for ever where the process died meanwhile. */
export interface ReminderAttemptRow {
  readonly attempt_id: string;
  readonly message_id: ReminderMessageId;
  readonly act: 'send' | 'update';
  readonly started_at: InstantText;
  readonly ended_at: InstantText | null;
  readonly outcome: 'sent' | 'throttled' | 'failed' | 'unreachable' | null;
  readonly status: number | null;
}

/** An agent's preferences, and when to look at what is queued for them. */
export interface ReminderRecipientTable {
  readonly agent_id: AgentId;
  readonly delivery: 'digest' | 'single';
  readonly paused_until: InstantText | null;
  readonly has_opted_out: Generated<0 | 1>;
  /** Null while nothing is queued. */
  readonly next_at: InstantText | null;
  /** Counts what was queued, so that what comes in meanwhile is not overlooked. */
  readonly wakes: Generated<number>;
  readonly claimed_until: InstantText | null;
}

/** An agent does not want to hear of a customer: until then, or for ever. */
export interface ReminderMuteRow {
  /** Both ids. */
  readonly mute_id: string;
  readonly agent_id: AgentId;
  readonly customer_id: CustomerId;
  readonly until: InstantText | null;
  readonly claimed_until: InstantText | null;
}

export interface ReminderPolicyRow {
  readonly policy_id: 'ours';
  /** JSON. */
  readonly policy: string;
  readonly saved_by: AgentId;
  readonly saved_at: InstantText;
}

/** A filter of the customer list under a name. */
export interface SavedFilterRow {
  readonly filter_id: FilterId;
  /** Whose it is: nobody else changes it. */
  readonly agent_id: AgentId;
  readonly name: string;
  /** JSON of `FilterCriteria`, without an owner who is named in person. */
  readonly criteria: string;
  /** That owner, apart, so that the filter goes with them. */
  readonly owner_id: AgentId | null;
  readonly is_shared: 0 | 1;
  readonly saved_at: InstantText;
}

export type FollowUp = Selectable<FollowUpTable>;

export type ReminderItem = Selectable<ReminderItemTable>;

export type ReminderMessage = Selectable<ReminderMessageTable>;

export type RecipientRow = Selectable<ReminderRecipientTable>;
