import type { AgentId, CustomerId, InvitationId } from '../../ids.ts';
import type { InstantText } from '../instant-text.ts';

export interface InvitationTables {
  readonly invitations: InvitationRow;
  readonly invitation_follow_ups: InvitationFollowUpRow;
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

/** What became of the newest invitation of one agent to one customer, and whether the agent knows. */
export interface InvitationFollowUpRow {
  /** Customer and agent, so that inviting again goes on with the same row. */
  readonly follow_up_id: `${CustomerId}/${AgentId}`;
  readonly customer_id: CustomerId;
  readonly agent_id: AgentId;
  readonly invitation_id: InvitationId;
  readonly invited_at: InstantText;
  /** The road by which the customer has accepted; or why nobody looks any more. */
  readonly state: 'following' | 'direct' | 'attested' | 'expired' | 'left';
  /** When Partner Center was last asked, whether it answered or not. */
  readonly checked_at: InstantText | null;
  readonly ended_at: InstantText | null;
  readonly told_at: InstantText | null;
  /** Failed ones to tell the agent. */
  readonly attempts: number;
  /** The next look while it is followed, then the next attempt to tell; null when nothing is left to do. */
  readonly due_at: InstantText | null;
  readonly claimed_until: InstantText | null;
}
