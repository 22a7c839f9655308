import { formVersion } from '../form-version.ts';
import type { Acceptance } from './acceptance.ts';
import { type AcceptedBy, contactFields } from './contact-form.ts';
import type { Draft } from './draft.ts';
import type { FailureReason } from './failure-reason.ts';
import {
  type LedgerEntry,
  type ReplacedAttestation,
  hasContact,
  isAccepted,
  isSettled,
} from './ledger/ledger-entry.ts';

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
  /** The customer is confirmed: `Held` says by whom. */
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'direct' }
  /** Partner Center did not answer whether the customer is confirmed. */
  | { readonly kind: 'unchecked'; readonly reason: FailureReason };

/** What is confirmed for the customer already, and what a confirmation takes the place of. */
export interface Held {
  readonly acceptedBy: AcceptedBy;
  /** Our own entry; undefined where it was confirmed elsewhere. */
  readonly by: LedgerEntry | undefined;
  /** It is so old that it has to be confirmed again: nobody need say why. */
  readonly isRenewalDue: boolean;
}

/** Undefined where nothing is known to be confirmed. */
export function heldIn(draft: Pick<Draft, 'createdAt'>, { acceptance, entries }: Standing): Held | undefined {
  const since = confirmedSince(draft, entries);
  if (since && hasContact(since)) return { acceptedBy: since, by: since, isRenewalDue: false };
  if (!('attestation' in acceptance)) return undefined;
  const { attestation, kind } = acceptance;
  const by = entries.find((entry) => isAccepted(entry) && isOf(entry, attestation));
  return { acceptedBy: attestation, by, isRenewalDue: kind === 'renewal-due' };
}

/** Nobody confirms a customer once more without saying why. */
export function lacksReason({ form }: Pick<Draft, 'form'>, held: Held | undefined): boolean {
  return held !== undefined && !held.isRenewalDue && form.reason === '';
}

export function replacedBy({ acceptedBy: { contact, acceptedOn }, by }: Held): ReplacedAttestation {
  return { attestationId: by?.attestationId, contact, acceptedOn };
}

/** A draft that says why once more is stopped only by what has come since. */
export function obstacleTo(draft: Pick<Draft, 'createdAt' | 'form'>, standing: Standing): Obstacle | undefined {
  const { acceptance, entries } = standing;
  const open = entries.find((entry) => !isSettled(entry));
  if (open) return { kind: 'underway', entry: open };
  if (confirmedSince(draft, entries)) return { kind: 'confirmed' };
  switch (acceptance.kind) {
    case 'direct':
      return { kind: 'direct' };
    case 'attested':
      return draft.form.reason === '' ? { kind: 'confirmed' } : undefined;
    case 'unknown':
      return { kind: 'unchecked', reason: acceptance.reason };
    case 'renewal-due':
    case 'none':
      return undefined;
  }
}

function confirmedSince({ createdAt }: Pick<Draft, 'createdAt'>, entries: readonly LedgerEntry[]) {
  return entries.find((entry) => isAccepted(entry) && entry.intendedAt >= createdAt);
}

/** Changes with what is typed and with what stands against sending it, and so with everything that the review shows. */
export function versionOf({ form }: Pick<Draft, 'form'>, { acceptance, entries }: Standing): string {
  const held = 'attestation' in acceptance ? acceptance.attestation : undefined;
  return formVersion([
    [...contactFields.map((field) => form[field]), form.reason, form.ground, form.groundReference],
    [acceptance.kind, held?.acceptedAt, held?.contact],
    entries.map(({ attestationId, outcome }) => [attestationId, outcome.state]),
  ]);
}

function isOf(entry: LedgerEntry, { acceptedOn, contact }: AcceptedBy): boolean {
  return entry.acceptedOn === acceptedOn && entry.contact?.email.toLowerCase() === contact.email.toLowerCase();
}
