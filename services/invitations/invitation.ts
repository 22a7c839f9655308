import { jitter } from '../back-off.ts';
import { dayMs, hourMs, minuteMs, weekMs } from '../duration.ts';
import type { AgentId, CustomerId, InvitationId } from '../ids.ts';
import type { RelatedPartner } from '../partner-center/wire/partners.ts';

/** An agent asked a customer to accept directly, and said so once the e-mail had gone out. What it said is not kept. */
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

const shortestWaitMs = 15 * minuteMs;
const longestWaitMs = 8 * hourMs;
const slowAfterMs = weekMs;
/** After which we look no longer for an acceptance that is not there. */
export const followedForMs = 90 * dayMs;

/**
 * When to look again: after as long as has passed since the invitation, so after a quarter of an hour, then half an hour, an hour
 * and so on to 8 hours; daily after a week. A read that failed is made up for within the hour.
 */
export function nextCheckAt(
  times: { readonly invitedAt: Date; readonly now: Date },
  { hasFailed, random }: { readonly hasFailed: boolean; readonly random: number },
): Date {
  const ageMs = times.now.getTime() - times.invitedAt.getTime();
  const usualMs = ageMs >= slowAfterMs ? dayMs : Math.min(Math.max(ageMs, shortestWaitMs), longestWaitMs);
  const waitMs = hasFailed ? Math.min(usualMs, hourMs) : usualMs;
  return new Date(times.now.getTime() + jitter(waitMs, random));
}

/** What the e-mail to a company needs that is no customer yet. */
export interface RelationshipInvitation {
  /** Where the company accepts relationship and agreement in one go. */
  readonly link: string;
  readonly partnerName: string;
  /** Whose customer it can become beside the partner's own; none but for an indirect provider. */
  readonly resellers: readonly RelatedPartner[];
  readonly reseller: RelatedPartner | undefined;
}

/** Nobody has said yet for which of them the company is invited: a letter in the wrong name would be a false start. */
export interface ResellerQuestion {
  readonly resellers: readonly RelatedPartner[];
}

/** What has become of an invitation, for the agent who invited. */
export interface InvitationNews {
  readonly invitation: Invitation;
  readonly state: Extract<FollowUpState, 'direct' | 'attested' | 'expired'>;
  readonly seenAt: Date;
  /** Who confirmed it, where somebody did through us. */
  readonly confirmedBy: string | undefined;
}
