import type { AgentId, CustomerId } from '../../ids.ts';
import type { CalendarDay } from '../../calendar-day.ts';
import type { InstantText } from '../instant-text.ts';

export interface EvidenceTables {
  readonly evidence_entries: EvidenceEntryRow;
  readonly evidence_tree: EvidenceTreeRow;
  readonly evidence_heads: EvidenceHeadRow;
  readonly evidence_keys: EvidenceKeyRow;
  readonly evidence_words: EvidenceWordsRow;
  readonly published_heads: PublishedHeadsRow;
  readonly attachments: AttachmentRow;
  readonly audit_days: AuditDayRow;
}

/** An entry of the evidence log. Never changed, never deleted. */
export interface EvidenceEntryRow {
  /** From 0, without gaps. */
  readonly position: number;
  /** Canonical JSON: the very bytes that are hashed. The columns below repeat some of it, to find it by. */
  readonly entry: string;
  readonly kind: string;
  readonly customer_id: CustomerId | null;
  readonly at: InstantText;
  /** Under which the fact can be entered once only. */
  readonly once_key: string | null;
  /** The roots of all complete subtrees that end with this entry, smallest first: its own hash, and others of 44 characters. */
  readonly hashes: string;
}

/** How far the tree has grown; one row, which whoever appends locks. Everything in it can be had from the entries. */
export interface EvidenceTreeRow {
  readonly tree_id: 1;
  readonly size: number;
  /** The roots of its complete subtrees, largest first. */
  readonly subtrees: string;
}

/** A head that was signed. Never changed, never deleted. */
export interface EvidenceHeadRow {
  readonly size: number;
  readonly signed_at: InstantText;
  /** The signed note. */
  readonly signed: string;
}

/** The public half of each key that has signed heads. Never changed, never deleted. */
export interface EvidenceKeyRow {
  /** Base64 of 32 bytes. */
  readonly public_key: string;
  /** Of the entry that introduced it: heads of larger trees are signed with it. */
  readonly position: number;
  readonly began_at: InstantText;
}

/** How far heads are published at one place outside of the database. */
export interface PublishedHeadsRow {
  readonly place: 'blob' | 'channel';
  /** Of the newest head that it has; 0 before there is any. */
  readonly size: number;
  readonly published_at: InstantText | null;
  /** Of the failures in a row. */
  readonly failing_since: InstantText | null;
  readonly attempts: number;
  readonly claimed_until: InstantText | null;
}

/** What an entry says of people, with the salt of its hash in the entry. Deleted when a person is erased, never rewritten. */
export interface EvidenceWordsRow {
  readonly position: number;
  readonly part: string;
  readonly salt: string;
  /** JSON. */
  readonly words: string;
  /** Whom it is about, as far as that is known: an agent's id, or an e-mail address in lower case. */
  readonly subject: AgentId | string | null;
}

/** A file that is attached to an entry, or is about to be. */
export interface AttachmentRow {
  /** Under which its content lies in the folder. */
  readonly name: string;
  readonly sha256: string;
  /** Of its entry; null until that is written. */
  readonly position: number | null;
  readonly stored_at: InstantText;
}

/** A day of which Partner Center's audit records were put beside our entries. */
export interface AuditDayRow {
  readonly day: CalendarDay;
  readonly compared_at: InstantText;
}
