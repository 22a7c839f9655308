import { jitter } from '../../back-off.ts';
import { dayMs, hourMs, minuteMs } from '../../duration.ts';
import type { AgentId, CustomerId, DraftId, LinkId, TemplateId } from '../../ids.ts';
import type { MailProblem } from '../../mail/letter-mail.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import type { FailureReason } from '../failure-reason.ts';

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
  /** Where the agent began, so that the card there can show what came of it. */
  readonly conversationId: string | undefined;
  readonly cardActivityId: string | undefined;
  /** Undefined once the person has been erased. */
  readonly contact: PrimaryContact | undefined;
  readonly country: string;
  /** `de-DE`: in which the agreement is shown. */
  readonly language: string;
  readonly templateId: TemplateId;
  /** Microsoft's idempotency key of the start: the same for every try. */
  readonly requestId: string;
  /** The link that this one was made in place of. */
  readonly replaces: LinkId | undefined;
  readonly state: LinkState;
  /** Why Microsoft made no link. */
  readonly failure: LinkFailure | undefined;
  /** Microsoft's word for the status, as it wrote it, where the wire map has none like it. It says nothing. */
  readonly unknownWord: string | undefined;
  readonly createdAt: Date;
  /** When its address was first shown. */
  readonly shownAt: Date | undefined;
  readonly sentAt: Date | undefined;
  /** Of the bot's own sending; undefined where it never tried. */
  readonly mail: LinkMail | undefined;
  /** When Microsoft last answered how it stands. */
  readonly checkedAt: Date | undefined;
  /** When we saw that the customer had accepted. */
  readonly acceptedAt: Date | undefined;
  /** Undefined while there is no link. */
  readonly expiresAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

/** What became of the e-mail that was to go out from the agent's mailbox. */
export interface LinkMail {
  /** `uncertain`: the answer was lost, and only the agent decides whether to try again. */
  readonly state: 'sending' | 'sent' | 'refused' | 'uncertain';
  readonly problem: MailProblem | undefined;
  readonly tries: number;
  /** Of the newest try. */
  readonly at: Date;
}

export interface LinkFailure {
  readonly code: string;
  readonly reason: FailureReason;
}

/**
 * From each state, those that can follow it.
 *
 * `making`: written down before Microsoft is asked for the link. `uncertain`: its answer was lost, and only an agent asks again, as
 * the same request. `made`: the agent has the link; `sent`: and says that it went out. `accepted`: by the customer, and not yet an
 * agreement; `entered`: the agreement is in the ledger. `replaced`: a newer link took its place, and the customer may still use
 * this one. The others are ends.
 */
export const nextStates = {
  making: ['made', 'uncertain', 'failed'],
  uncertain: ['making', 'made', 'withdrawn'],
  made: ['sent', 'accepted', 'expired', 'refused', 'withdrawn', 'replaced'],
  sent: ['made', 'accepted', 'expired', 'refused', 'withdrawn', 'replaced'],
  replaced: ['made', 'sent', 'accepted', 'expired', 'refused', 'withdrawn'],
  accepted: ['entered', 'withdrawn'],
  entered: [],
  failed: [],
  expired: [],
  refused: [],
  withdrawn: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LinkState = keyof typeof nextStates;
export const linkStates = Object.keys(nextStates) as readonly LinkState[];

/** The customer can accept, or has, so that there is to be no second link. */
export const openStates = ['making', 'uncertain', 'made', 'sent', 'accepted'] as const satisfies readonly LinkState[];

/** There is an address, and the customer has not answered. */
export const outStates = ['made', 'sent', 'replaced'] as const satisfies readonly LinkState[];

/** From which another link can be made in its place. */
const renewableStates: readonly LinkState[] = ['made', 'sent', 'expired', 'refused', 'failed', 'withdrawn'];

/** Which states come before one. */
export function statesBefore(state: LinkState): readonly LinkState[] {
  return linkStates.filter((before) => (nextStates[before] as readonly LinkState[]).includes(state));
}

/** It is open, or the customer let it run out: the newest of a customer still says what comes next. */
export function matters({ state }: Pick<AcceptanceLink, 'state'>): boolean {
  return state === 'expired' || (openStates as readonly LinkState[]).includes(state);
}

export function isOut({ state }: Pick<AcceptanceLink, 'state'>): boolean {
  return (outStates as readonly LinkState[]).includes(state);
}

export function isRenewable({ state }: Pick<AcceptanceLink, 'state'>): boolean {
  return renewableStates.includes(state);
}

/** What an agent is told of a link. */
export type LinkNewsKind = 'uncertain' | 'accepted' | 'expiring' | 'expired' | 'refused';

export interface LinkNews {
  readonly link: AcceptanceLink;
  readonly news: LinkNewsKind;
}

const shortestWaitMs = 5 * minuteMs;
const longestWaitMs = 4 * hourMs;
/** A customer who accepts in the last minute is seen a little later. */
export const graceMs = hourMs;
/** Keep trying for a week if Microsoft could not be asked. */
export const triedAfterwardsMs = 7 * dayMs;

/** A day before the link runs out; of a short one, when half of its life is over. */
export function warnAt({ createdAt, expiresAt }: { readonly createdAt: Date; readonly expiresAt: Date }): Date {
  const lifeMs = expiresAt.getTime() - createdAt.getTime();
  return new Date(expiresAt.getTime() - Math.min(dayMs, lifeMs / 2));
}

interface LookTimes {
  /** When the link went out, or was made. */
  readonly since: Date;
  readonly now: Date;
  /** Instants that are not to be slept through. */
  readonly wakeAt: readonly Date[];
}

/**
 * When to look again: after as long as has passed since the link went out, from 5 minutes to 4 hours. A read that failed is made
 * up for within the hour.
 */
export function nextLookAt({ since, now, wakeAt }: LookTimes, given: { hasFailed: boolean; random: number }): Date {
  const usualMs = Math.min(Math.max(now.getTime() - since.getTime(), shortestWaitMs), longestWaitMs);
  const waitMs = jitter(given.hasFailed ? Math.min(usualMs, hourMs) : usualMs, given.random);
  const wakes = wakeAt.map((at) => at.getTime()).filter((at) => at > now.getTime());
  return new Date(Math.min(now.getTime() + waitMs, ...wakes));
}
