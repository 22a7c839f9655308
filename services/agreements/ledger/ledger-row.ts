import type { Kysely } from 'kysely';
import { z } from 'zod';
import { parseCalendarDay } from '../../calendar-day.ts';
import type { Tables } from '../../database/database.ts';
import { type InstantText, fromInstantText, toInstantText } from '../../database/instant-text.ts';
import type { AttestationPeopleRow, AttestationRow } from '../../database/tables/agreement-tables.ts';
import { forFields } from '../../form-fields.ts';
import type { AttestationId } from '../../ids.ts';
import { type PrimaryContact, isAlwaysKnown, personFields } from '../../primary-contact.ts';
import { columnsOfPerson, personIn } from '../person-columns.ts';
import { type PeoplePart, committed } from './ledger-people.ts';
import { type LedgerEntry, type ReplacedAttestation, refusedBecause } from './ledger-entry.ts';

/** What the ledger holds of an entry, in its two tables. */
export interface LedgerRows {
  readonly entry: AttestationRow;
  readonly people: AttestationPeopleRow;
}

/** Both joined, beside them when the entry was corrected. Nothing of a person who has been erased is there. */
export type LedgerRow = AttestationRow &
  Nullable<Omit<AttestationPeopleRow, 'attestation_id'>> & { readonly corrected_at: InstantText | null };
type Nullable<Row> = { readonly [Column in keyof Row]: Row[Column] | null };

/** The rows of the ledger, for conditions to follow. */
export function ledgerRows(query: Kysely<Tables>) {
  return (
    query
      .selectFrom('attestations')
      .leftJoin('attestation_corrections', 'attestation_corrections.attestation_id', 'attestations.attestation_id')
      .leftJoin('attestation_people', 'attestation_people.attestation_id', 'attestations.attestation_id')
      // The ids of the entry last: those of what is joined are null where there is nothing.
      .selectAll('attestation_people')
      .selectAll('attestations')
      .select('attestation_corrections.found_at as corrected_at')
  );
}

export function rowsFrom(entry: LedgerEntry): LedgerRows {
  const { hashes, people } = committed({
    ...columnsOfPerson(entry.contact),
    agent_name: entry.agentName ?? null,
    reason: entry.reason ?? null,
    replaces: entry.replaces ? JSON.stringify(entry.replaces) : null,
    ground_reference: entry.groundReference ?? null,
  });
  return {
    entry: { ...rowFrom(entry), ...hashes },
    people: { attestation_id: entry.attestationId, ...people, conversation_id: entry.conversationId ?? null },
  };
}

function rowFrom(entry: LedgerEntry): Omit<AttestationRow, `${PeoplePart}_hash`> {
  return {
    attestation_id: entry.attestationId,
    draft_id: entry.draftId,
    customer_id: entry.customerId,
    company_name: entry.companyName,
    agent_id: entry.attestedBy,
    card_activity_id: entry.cardActivityId ?? null,
    accepted_on: entry.acceptedOn,
    ground: entry.ground ?? null,
    date_agreed: toInstantText(entry.dateAgreed),
    template_id: entry.templateId,
    link_id: entry.linkId ?? null,
    request_id: entry.requestId,
    state: 'intended',
    refusal_code: null,
    intended_at: toInstantText(entry.intendedAt),
    ...{ settled_at: null, told_at: null, claimed_until: null, look_again_at: null },
    ...{ looks: 0, attempts: 0, tellings: 0 },
  };
}

/** Undefined for a row that says nothing any more, such as one that was damaged: it must not stand in the way of others. */
export function entryFrom(row: LedgerRow): LedgerEntry | undefined {
  const [dateAgreed, intendedAt] = [fromInstantText(row.date_agreed), fromInstantText(row.intended_at)];
  const isReadable = parseCalendarDay(row.accepted_on) && isInstant(dateAgreed) && isInstant(intendedAt);
  if (!isReadable) return undefined;
  return {
    attestationId: row.attestation_id,
    draftId: row.draft_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    attestedBy: row.agent_id,
    agentName: row.agent_name ?? undefined,
    conversationId: row.conversation_id ?? undefined,
    cardActivityId: row.card_activity_id ?? undefined,
    contact: personIn(row),
    acceptedOn: row.accepted_on,
    reason: row.reason ?? undefined,
    replaces: replacedIn(row),
    ground: row.ground ?? undefined,
    groundReference: row.ground_reference ?? undefined,
    dateAgreed,
    templateId: row.template_id,
    linkId: row.link_id ?? undefined,
    requestId: row.request_id,
    outcome: outcomeFrom(row),
    intendedAt,
    settledAt: instantIn(row.settled_at),
    correctedAt: instantIn(row.corrected_at),
  };
}

const storedReplaced = z.object({
  attestationId: z
    .string()
    .transform((id) => id as AttestationId)
    .optional(),
  contact: z
    .object(forFields(personFields, (field) => (isAlwaysKnown(field) ? z.string() : z.string().optional())))
    .transform((contact) => contact as PrimaryContact),
  acceptedOn: z.string().transform((day) => parseCalendarDay(day)),
});

/** An entry still proves what it states where this cannot be read. */
function replacedIn({ replaces }: LedgerRow): ReplacedAttestation | undefined {
  if (replaces === null) return undefined;
  try {
    const { attestationId, contact, acceptedOn } = storedReplaced.parse(JSON.parse(replaces));
    return acceptedOn && { attestationId, contact, acceptedOn };
  } catch {
    return undefined;
  }
}

function outcomeFrom(row: LedgerRow): LedgerEntry['outcome'] {
  if (row.corrected_at !== null) return { state: 'recorded' };
  if (row.state !== 'refused') return { state: row.state };
  return refusedBecause(row.refusal_code ?? 'unknown');
}

function instantIn(text: InstantText | null): Date | undefined {
  return text === null ? undefined : fromInstantText(text);
}

function isInstant(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}
