import { formVersion } from '../form-version.ts';
import type { Acceptance } from './acceptance.ts';
import { type AcceptedBy, contactFields } from './contact-form.ts';
import type { Draft } from './draft.ts';
import type { FailureReason } from './failure-reason.ts';
import { type LedgerEntry, isAccepted, isSettled } from './ledger-entry.ts';

/** Where a customer stands at the moment of a confirmation. */
export interface Standing {
  readonly acceptance: Acceptance;
  /** Our own entries for the customer that were not refused, newest first. */
  readonly entries: readonly LedgerEntry[];
}

/** Why a confirmation may be one too many. It can still be sent, deliberately. */
export type Obstacle =
  /** Another one has been sent, and Partner Center has not answered yet. */
  | { readonly kind: 'underway'; readonly entry: LedgerEntry }
  /** The customer is confirmed; `by` is our own entry, undefined where that was done elsewhere. */
  | { readonly kind: 'confirmed'; readonly by: LedgerEntry | undefined; readonly acceptedBy: AcceptedBy }
  | { readonly kind: 'direct' }
  /** Partner Center did not answer whether the customer is confirmed. */
  | { readonly kind: 'unchecked'; readonly reason: FailureReason };

/** A draft that was begun to confirm once more is stopped only by what has come since. */
export function obstacleTo(draft: Pick<Draft, 'createdAt' | 'isAgain'>, standing: Standing): Obstacle | undefined {
  const { acceptance, entries } = standing;
  const open = entries.find((entry) => !isSettled(entry));
  if (open) return { kind: 'underway', entry: open };
  const since = entries.find((entry) => isAccepted(entry) && entry.intendedAt >= draft.createdAt);
  if (since) return { kind: 'confirmed', by: since, acceptedBy: since };
  switch (acceptance.kind) {
    case 'direct':
      return { kind: 'direct' };
    case 'attested': {
      const { attestation } = acceptance;
      const by = entries.find((entry) => isAccepted(entry) && isOf(entry, attestation));
      return draft.isAgain ? undefined : { kind: 'confirmed', by, acceptedBy: attestation };
    }
    case 'unknown':
      return { kind: 'unchecked', reason: acceptance.reason };
    case 'renewal-due':
    case 'none':
      return undefined;
  }
}

/** Changes with what is typed and with what stands against sending it, and so with everything that the review shows. */
export function versionOf({ form }: Pick<Draft, 'form'>, { acceptance, entries }: Standing): string {
  const held = 'attestation' in acceptance ? acceptance.attestation : undefined;
  return formVersion([
    contactFields.map((field) => form[field]),
    [acceptance.kind, held?.acceptedAt, held?.contact],
    entries.map(({ attestationId, outcome }) => [attestationId, outcome.state]),
  ]);
}

function isOf(entry: LedgerEntry, { acceptedOn, contact }: AcceptedBy): boolean {
  return entry.acceptedOn === acceptedOn && entry.contact.email.toLowerCase() === contact.email.toLowerCase();
}
