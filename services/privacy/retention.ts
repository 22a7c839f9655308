import { sql } from 'kysely';
import type { DatabaseEngine } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { dayMs } from '../duration.ts';
import { Bites, type Step } from './erasing.ts';
import { forgottenCustomers } from './left-customers.ts';
import { oldProof } from './old-proof.ts';
import type { RetentionPeriods } from './retention-periods.ts';
import { Wholes } from './wholes.ts';

export type OldKind = Exclude<keyof RetentionPeriods, 'leftAgents'>;

/** What is old at `now`, by its kind. Agents who left are not known by their age alone. */
export function oldData(
  engine: DatabaseEngine,
  periods: RetentionPeriods,
  now: Date,
): Readonly<Record<OldKind, readonly Step[]>> {
  const before = (kind: OldKind) => toInstantText(new Date(now.getTime() - periods[kind] * dayMs));
  return {
    drafts: [
      ...formsBefore(before('drafts')),
      endedSignIns(toInstantText(now)),
      ...listsBefore(engine, toInstantText(new Date(now.getTime() - listsKeptDays * dayMs))),
    ],
    notes: handoversBefore(before('notes')),
    invitations: invitationsBefore(before('invitations')),
    reminders: remindersBefore(before('reminders')),
    conversations: chatsBefore(before('conversations')),
    leftCustomers: forgottenCustomers(engine, before('leftCustomers')),
    proof: [oldProof(before('proof')), oldEvidence(engine, before('proof'))],
  };
}

/** Entries of a head that was signed before then were there before then. */
function oldEvidence(engine: DatabaseEngine, before: string): Step {
  const size = sql`select size from evidence_heads where signed_at < ${before} order by signed_at desc limit 1`;
  return new Bites(engine).delete('evidence_words', sql`position < (${size})`);
}

function formsBefore(before: string): readonly Step[] {
  const isOver = sql`updated_at < ${before}`;
  const isSettled = sql`state not in ('intended', 'uncertain') and look_again_at is null`;
  return [
    new Wholes({ table: 'drafts', key: 'draft_id', where: isOver }),
    new Wholes({ table: 'new_customers', key: 'new_customer_id', where: sql`${isOver} and ${isSettled}` }),
    new Wholes({ table: 'bot_state', key: 'state_key', where: isOver }),
  ];
}

/** What was done stands elsewhere; the list itself is of use only until its result was fetched and what failed was mended. */
const listsKeptDays = 14;

/** Rows first, in bites: a list may have very many. */
function listsBefore(engine: DatabaseEngine, before: string): readonly Step[] {
  const isOld = sql`updated_at < ${before}`;
  const rows = sql`list_id in (select list_id from bulk_lists where ${isOld})`;
  return [
    new Bites(engine).delete('bulk_rows', rows),
    new Wholes({ table: 'bulk_lists', key: 'list_id', where: isOld }),
  ];
}

/** Their hours are counted from the beginning, and hold what was typed into forms. */
function endedSignIns(now: string): Step {
  return new Wholes({ table: 'sign_ins', key: 'sign_in_id', where: sql`expires_at < ${now}` });
}

function handoversBefore(before: string): readonly Step[] {
  const where = sql`changed_at < ${before} and state in ('settled', 'closed')`;
  const parts = [{ table: 'handover_cards', column: 'handover_id' }] as const;
  return [new Wholes({ table: 'handovers', key: 'handover_id', where, parts })];
}

function invitationsBefore(before: string): readonly Step[] {
  const isOld = sql`invited_at < ${before}`;
  const isFollowed = sql`exists (
    select 1 from invitation_follow_ups where invitation_follow_ups.invitation_id = invitations.invitation_id
  )`;
  return [
    new Wholes({ table: 'invitation_follow_ups', key: 'follow_up_id', where: sql`${isOld} and due_at is null` }),
    new Wholes({ table: 'acceptance_links', key: 'link_id', where: sql`ended_at < ${before} and tell_at is null` }),
    new Wholes({ table: 'invitations', key: 'invitation_id', where: sql`${isOld} and not ${isFollowed}` }),
  ];
}

function remindersBefore(before: string): readonly Step[] {
  const isDone = sql`intended_at < ${before} and next_attempt_at is null and update_due_at is null`;
  const parts = [
    { table: 'reminder_attempts', column: 'message_id' },
    { table: 'reminder_items', column: 'message_id' },
  ] as const;
  const isLoose = sql`queued_at < ${before} and state in ('settled', 'dropped') and message_id is null`;
  return [
    new Wholes({ table: 'reminder_messages', key: 'message_id', where: isDone, parts }),
    new Wholes({ table: 'reminder_items', key: 'item_id', where: isLoose }),
  ];
}

/** An agent's newest chat is how the bot reaches them, and goes only with the agent. */
function chatsBefore(before: string): readonly Step[] {
  const hasNewer = sql`exists (
    select 1 from conversations as newer
    where newer.agent_id = conversations.agent_id and newer.heard_at > conversations.heard_at
  )`;
  const isSilent = sql`heard_at < ${before} and updated_at < ${before}`;
  const where = sql`${isSilent} and (agent_id is null or ${hasNewer})`;
  return [new Wholes({ table: 'conversations', key: 'conversation_id', where })];
}
