import type { AgentId, CustomerId, InvitationId } from '../ids.ts';
import type { FollowUpState } from './invitation-follow-up.ts';

/** An agent asked a customer to accept directly. What the e-mail said is not kept. */
export interface Invitation {
  readonly invitationId: InvitationId;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly invitedBy: AgentId;
  readonly agentName: string;
  readonly invitedAt: Date;
  /** What became of it; undefined where the agent has invited the customer again since. */
  readonly followUp: FollowUpState | undefined;
}
