import type { Generated } from 'kysely';
import type { AgentId } from '../../ids.ts';
import type { InstantText } from '../instant-text.ts';

export interface ConversationTables {
  readonly agents: AgentRow;
  readonly conversations: ConversationRow;
  readonly contacts: ContactRow;
  readonly unreachable_agents: UnreachableAgentRow;
  readonly admin_notices: AdminNoticeRow;
  readonly bot_state: BotStateRow;
}

export interface AgentRow {
  readonly agent_id: AgentId;
  readonly name: string;
  /** The one chosen with the command `language`; null follows what Teams says. */
  readonly language: string | null;
  readonly time_zone: string | null;
  readonly updated_at: InstantText;
  /** To some minutes. */
  readonly heard_at: Generated<InstantText | ''>;
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
  /** To some minutes; empty for a chat that the bot opened and nobody has spoken in. */
  readonly heard_at: Generated<InstantText | ''>;
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

export interface BotStateRow {
  readonly state_key: string;
  /** JSON. */
  readonly value: string;
  readonly etag: string;
  readonly updated_at: InstantText;
}
