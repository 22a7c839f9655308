import type { AgentId, CustomerId, InvitationId } from '../ids.ts';

/**
 * `direct` and `attested`: the customer's acceptance is there, by that road. `expired`: it was not within the time that we look
 * for it. `left`: it is no customer of the partner any more.
 */
export type FollowUpState = 'following' | 'direct' | 'attested' | 'expired' | 'left';

/** The newest invitation of one agent to one customer, as one instance has it in hand. */
export interface InvitationFollowUp {
  readonly customerId: CustomerId;
  readonly agentId: AgentId;
  readonly invitationId: InvitationId;
  readonly invitedAt: Date;
  readonly state: FollowUpState;
  /** When the state was seen; undefined while it is followed. */
  readonly endedAt: Date | undefined;
  /** Failed ones to tell the agent. */
  readonly attempts: number;
  readonly claimedUntil: Date;
}
