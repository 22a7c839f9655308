import type { CalendarDay } from '../calendar-day.ts';
import { type StatusReading, isRenewalDue } from '../customers/customer-status.ts';
import type { RecordedAttestation } from '../partner-center/wire/agreements.ts';
import { type FailureReason, microsoftFailure } from './failure-reason.ts';
import { SignInNeededError } from '../sign-in/sign-in-needed-error.ts';

/** Where a customer stands with the Microsoft Customer Agreement. */
export type Acceptance =
  /** Accepted in the Microsoft 365 admin center; belongs to the customer and survives a change of partner. */
  | { readonly kind: 'direct' }
  /** Stated by this partner. */
  | { readonly kind: 'attested'; readonly attestation: RecordedAttestation }
  /** Stated by this partner, but for a day before the renewal cutoff. */
  | { readonly kind: 'renewal-due'; readonly attestation: RecordedAttestation; readonly cutoff: CalendarDay }
  /** Both reads answered and neither shows an acceptance. */
  | { readonly kind: 'none' }
  /** A read failed and the other shows no acceptance. Never to be taken for `none`. */
  | { readonly kind: 'unknown'; readonly reason: FailureReason };

/** The answers of the two reads that together tell the status. */
export interface AcceptanceReads {
  readonly attestations: PromiseSettledResult<readonly RecordedAttestation[]>;
  readonly direct: PromiseSettledResult<boolean>;
}

/**
 * A failed read hides nothing that the other one proves. Failures that are no `PartnerCenterError` are thrown on, and so is
 * what the agent can mend.
 */
export function acceptanceFrom(reads: AcceptanceReads, renewalCutoff: CalendarDay | undefined): Acceptance {
  if (reads.direct.status === 'fulfilled' && reads.direct.value) return { kind: 'direct' };
  const newest = reads.attestations.status === 'fulfilled' ? reads.attestations.value[0] : undefined;
  if (newest && isRenewalDue(newest.acceptedOn, renewalCutoff)) {
    return { kind: 'renewal-due', attestation: newest, cutoff: renewalCutoff };
  }
  if (newest) return { kind: 'attested', attestation: newest };
  const failed = [reads.attestations, reads.direct].find((read) => read.status === 'rejected');
  return failed ? { kind: 'unknown', reason: understood(failed.reason) } : { kind: 'none' };
}

function understood(failure: unknown): FailureReason {
  const reason = failure instanceof SignInNeededError ? undefined : microsoftFailure(failure);
  if (reason) return reason;
  throw failure;
}

/**
 * What the directory may keep. Stricter than what an agent is shown: a failed read must not change a status that is known, so
 * an attestation alone tells nothing while a direct acceptance could not be ruled out.
 */
export function statusReadingFrom(
  acceptance: Acceptance,
  direct: AcceptanceReads['direct'],
): StatusReading | undefined {
  if (direct.status === 'rejected') return undefined;
  switch (acceptance.kind) {
    case 'direct':
    case 'none':
      return { status: acceptance.kind, acceptedOn: undefined };
    case 'attested':
    case 'renewal-due':
      return { status: acceptance.kind, acceptedOn: acceptance.attestation.acceptedOn };
    case 'unknown':
      return undefined;
  }
}
