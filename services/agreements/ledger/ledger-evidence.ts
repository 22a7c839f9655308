import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../database/database.ts';
import type { InstantText } from '../../database/instant-text.ts';
import type { AttestationPeopleRow, AttestationRow } from '../../database/tables/agreement-tables.ts';
import { type Told, accountPart } from '../../evidence/told.ts';
import type { Entry } from '../../evidence/format/entry.ts';
import type { KeptParts } from '../../evidence/format/evidence-file-format.ts';
import type { StoredEntry, WordsSource } from '../../evidence/words-store.ts';
import type { AttestationId } from '../../ids.ts';
import type { TemplateText } from '../template-text.ts';
import { type PeoplePart, peopleParts } from './ledger-people.ts';

/** A key under which an attestation is in the log once: as intended, or as what stood before the log. */
export const attestationKey = (id: AttestationId) => `attestation/${id}`;

/** The intent, for the transaction that writes it. What it says of people stays beside the ledger; the log has the same hashes. */
export function intendedEvidence(row: AttestationRow, text?: TemplateText): Told {
  const fact = {
    kind: 'attestation-intended',
    at: row.intended_at,
    by: 'agent',
    requestId: row.request_id,
    ...statementOf(row),
    template: { id: row.template_id, ...text },
    ground: row.ground ?? undefined,
  } as const;
  return { ...peopleOf(row), fact, parts: accountPart(row.agent_id), onceKey: attestationKey(row.attestation_id) };
}

interface Settled {
  readonly row: Pick<AttestationRow, 'attestation_id' | 'customer_id' | 'agent_id' | 'request_id'>;
  readonly state: SettledFact['state'];
  readonly refusalCode?: string | undefined;
  readonly how: SettledFact['how'];
  readonly at: Date;
}

type SettledFact = Extract<Entry, { kind: 'attestation-settled' }>;

/** What came of it, for the transaction that settles or corrects it. */
export function settledEvidence({ row, state, refusalCode, how, at }: Settled): Told {
  const ids = { customerId: row.customer_id, attestationId: row.attestation_id, requestId: row.request_id };
  const by = how === 'answer' ? 'agent' : 'agreement-desk';
  const act = { kind: 'attestation-settled', at: at.toISOString(), by } as const;
  return { fact: { ...act, ...ids, state, refusalCode, how }, parts: accountPart(row.agent_id) };
}

type OldRow = AttestationRow & { readonly corrected_at: InstantText | null };

/** An entry of the ledger that is older than the log. */
export function takenOverEvidence(row: OldRow, now: Date): Told {
  const fact = {
    kind: 'before-log',
    at: now.toISOString(),
    by: 'agreement-desk',
    requestId: row.request_id,
    ...statementOf(row),
    template: { id: row.template_id },
    state: row.state,
    refusalCode: row.refusal_code ?? undefined,
    intendedAt: row.intended_at,
    settledAt: row.settled_at ?? undefined,
    correctedAt: row.corrected_at ?? undefined,
  } as const;
  return { ...peopleOf(row), fact, parts: accountPart(row.agent_id), onceKey: attestationKey(row.attestation_id) };
}

function statementOf(row: AttestationRow) {
  return {
    customerId: row.customer_id,
    attestationId: row.attestation_id,
    acceptedOn: row.accepted_on,
    dateAgreed: row.date_agreed,
  };
}

function peopleOf(row: AttestationRow): Pick<Told, 'commitments'> {
  const { contact_hash: contact, agent_hash: agent, reason_hash: reason, replaces_hash: replaces } = row;
  return { commitments: { contact, agent, reason, replaces, reference: row.reference_hash } };
}

const attestation = z.object({ kind: z.enum(['attestation-intended', 'before-log']), attestationId: z.string() });

/** The words about people beside the ledger, for the entries that have their hashes. */
export class LedgerWords implements WordsSource {
  readonly #query: Kysely<Tables>;

  constructor(query: Kysely<Tables>) {
    this.#query = query;
  }

  async list(entries: readonly StoredEntry[]): Promise<ReadonlyMap<number, KeptParts>> {
    const ids = new Map(entries.flatMap((entry) => attestationIn(entry)));
    if (ids.size === 0) return new Map();
    const rows = await this.#query
      .selectFrom('attestation_people')
      .selectAll()
      .where('attestation_id', 'in', [...ids.keys()])
      .execute();
    return new Map(rows.map((row) => [ids.get(row.attestation_id) ?? -1, partsOf(row)]));
  }
}

/** With its position; nothing for an entry of another kind, or one that somebody has damaged. */
function attestationIn({ position, entry }: StoredEntry): readonly (readonly [AttestationId, number])[] {
  try {
    const { attestationId } = attestation.parse(JSON.parse(entry));
    return [[attestationId as AttestationId, position]];
  } catch {
    return [];
  }
}

function partsOf(row: AttestationPeopleRow): KeptParts {
  const columns: Readonly<Record<string, string | null>> = { ...row };
  const parts = Object.keys(peopleParts) as readonly PeoplePart[];
  return Object.fromEntries(
    parts.flatMap((part) => {
      const salt = row[`${part}_salt`];
      const words = peopleParts[part].flatMap((column) => {
        const value = columns[column];
        return typeof value === 'string' ? [[column, value] as const] : [];
      });
      return salt === null ? [] : [[part, { salt, words: Object.fromEntries(words) }]];
    }),
  );
}
