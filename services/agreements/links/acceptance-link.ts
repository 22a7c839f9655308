import type { AgentId, CustomerId, DraftId, LinkId, TemplateId } from '../../ids.ts';
import type { PrimaryContact } from '../../primary-contact.ts';

/**
 * A page of Microsoft's on which one person at a customer reads and accepts the agreement (enhanced attestation). Whoever has its
 * address can accept, so the address is in none of these: the store keeps it encrypted.
 */
export interface AcceptanceLink {
  readonly linkId: LinkId;
  readonly draftId: DraftId;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly madeBy: AgentId;
  readonly agentName: string;
  /** Undefined once the person has been erased. */
  readonly contact: PrimaryContact | undefined;
  readonly country: string;
  readonly language: string;
  readonly templateId: TemplateId;
  /** Microsoft's idempotency key of the start: the same for every try. */
  readonly requestId: string;
  readonly state: LinkState;
  /** Why Microsoft made no link, as `failureReasonOf` reads it. */
  readonly failureCode: string | undefined;
  /** Microsoft's last word for the status, as it wrote it. */
  readonly statusWord: string | undefined;
  readonly createdAt: Date;
  readonly sentAt: Date | undefined;
  /** When we saw that the customer had accepted. */
  readonly acceptedAt: Date | undefined;
  /** Undefined while there is no link. */
  readonly expiresAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

/**
 * From each state, those that can follow it.
 *
 * `making`: written down before Microsoft is asked for the link. `uncertain`: its answer was lost, and only the agent asks again, as
 * the same request. `made`: the agent has the link; `sent`: and says that it went out. `accepted`: by the customer, and not yet an
 * agreement; `entered`: the agreement is the ledger's business. The others are ends.
 */
export const nextStates = {
  making: ['made', 'uncertain', 'failed'],
  uncertain: ['making', 'withdrawn'],
  made: ['sent', 'accepted', 'expired', 'refused', 'withdrawn'],
  sent: ['made', 'accepted', 'expired', 'refused', 'withdrawn'],
  accepted: ['entered'],
  entered: [],
  failed: [],
  expired: [],
  refused: [],
  withdrawn: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LinkState = keyof typeof nextStates;
export const linkStates = Object.keys(nextStates) as readonly LinkState[];

/** The customer can accept, or has, so that there is to be no second link. */
export const openStates: readonly LinkState[] = linkStates.filter((state) => nextStates[state].length > 0);

/** Which states come before one. */
export function statesBefore(state: LinkState): readonly LinkState[] {
  return linkStates.filter((before) => (nextStates[before] as readonly LinkState[]).includes(state));
}
