import type { CalendarDay } from '../../calendar-day.ts';
import type { AgentId, AttestationId, CustomerId, DraftId, LinkId, TemplateId } from '../../ids.ts';
import type { Ground } from '../../form-fields.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import type { AcceptedBy } from '../contact-form.ts';
import type { TemplateText } from '../template-text.ts';
import { type FailureReason, failureReasonOf } from '../failure-reason.ts';

/** The code of an entry of which Partner Center held nothing when it was looked for. */
export const notRecorded = 'not-recorded';

/** How an attestation came out. */
export type AttestationOutcome =
  | { readonly state: 'recorded' }
  /** Partner Center held the same contact already; nothing was added. */
  | { readonly state: 'already-recorded' }
  /** Nothing was recorded. The code is the one `failureCodeOf` gives. */
  | { readonly state: 'refused'; readonly refusalCode: string; readonly reason: FailureReason }
  /** The answer never came; to be settled by reading back. */
  | { readonly state: 'uncertain' };

/** What an attestation was made in place of. Partner Center keeps both and goes by the newer one. */
export interface ReplacedAttestation extends AcceptedBy {
  /** Of our own entry; undefined where the customer was confirmed elsewhere. */
  readonly attestationId: AttestationId | undefined;
}

/** One attestation: written before Partner Center is called, settled after it, and at most corrected by a row of its own. */
export interface LedgerEntry {
  readonly attestationId: AttestationId;
  readonly draftId: DraftId;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly attestedBy: AgentId;
  /** Undefined once the agent has been erased. */
  readonly agentName: string | undefined;
  /** Where the agent is told the outcome, and the card that shows it. */
  readonly conversationId: string | undefined;
  readonly cardActivityId: string | undefined;
  /** Undefined once the person has been erased, which is never before the entry is settled. */
  readonly contact: PrimaryContact | undefined;
  readonly acceptedOn: CalendarDay;
  /** Why the customer was confirmed once more, as the agent typed it. Personal data: never logged. */
  readonly reason?: string | undefined;
  readonly replaces?: ReplacedAttestation | undefined;
  /** How the customer said that it accepts, where the agent told. */
  readonly ground?: Ground | undefined;
  /** Where that can be found, as the agent typed it. Personal data: never logged. */
  readonly groundReference?: string | undefined;
  /** What stands for `acceptedOn` on the wire. */
  readonly dateAgreed: Date;
  readonly templateId: TemplateId;
  /** The page of Microsoft's on which the customer accepted; undefined where the partner stated it. */
  readonly linkId?: LinkId | undefined;
  /** What the template said at that moment, as far as it was read. It goes into the evidence log alone. */
  readonly templateText?: TemplateText | undefined;
  /** Sent as MS-RequestId with the one call this entry stands for. */
  readonly requestId: string;
  readonly outcome: { readonly state: 'intended' } | AttestationOutcome;
  readonly intendedAt: Date;
  readonly settledAt: Date | undefined;
  /** When Partner Center was found to hold it after all, though it was settled as `not-recorded`: `outcome` says so too. */
  readonly correctedAt?: Date | undefined;
}

export function hasContact(entry: LedgerEntry): entry is LedgerEntry & AcceptedBy {
  return entry.contact !== undefined;
}

/** Microsoft takes no confirmations in this way any more. */
export function isRetired({ outcome }: Pick<LedgerEntry, 'outcome'>): boolean {
  return outcome.state === 'refused' && outcome.reason === 'retired';
}

/** Whether the entry has its last word: it is neither on its way nor uncertain. */
export function isSettled(entry: LedgerEntry): boolean {
  return entry.outcome.state !== 'intended' && entry.outcome.state !== 'uncertain';
}

export function refusedBecause(refusalCode: string): AttestationOutcome & { state: 'refused' } {
  return { state: 'refused', refusalCode, reason: failureReasonOf(refusalCode) };
}

/** Partner Center holds what the entry states, or the same from before. */
export function isAccepted({ outcome }: LedgerEntry): boolean {
  return outcome.state === 'recorded' || outcome.state === 'already-recorded';
}

/** How an entry is to be settled: `found` where Partner Center holds a record with its contact and day, its own or its twin's. */
export type Settlement = AttestationOutcome | { readonly state: 'found' };
