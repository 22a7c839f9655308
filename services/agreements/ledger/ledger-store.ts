import { firstLookAfterMs } from '../../back-off.ts';
import type { Transaction } from 'kysely';
import type { Database, Tables } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import { lockUntilCommit } from '../../database/transactions.ts';
import type { EvidenceWriter } from '../../evidence/told.ts';
import type { AgentId, AttestationId, CustomerId, DraftId, LinkId } from '../../ids.ts';
import { isSameContact } from '../../primary-contact.ts';
import { type AttestationOutcome, type LedgerEntry, isAccepted, notRecorded, type Settlement } from './ledger-entry.ts';
import { intendedEvidence, settledEvidence } from './ledger-evidence.ts';
import { entryFrom, ledgerRows, rowsFrom } from './ledger-row.ts';

type Query = Database['query'] | Transaction<Tables>;

/** What came of writing an intent: `superseded` where the customer has entries that the agent was not shown. */
export type Intended = 'written' | 'draft-closed' | 'superseded';

/** `undecided` while another entry with the same contact is open, whose record it may be. */
export type Correction = 'corrected' | 'of-another' | 'undecided';

interface Settling {
  readonly now: Date;
  /** How the outcome is known. What was found at Partner Center was read back anyway. */
  readonly how: 'answer' | 'reading-back';
  readonly givenUp?: (id: AttestationId) => boolean;
}

/**
 * The attestation ledger. Entries are added, settled once, and at most corrected by a row beside them; never removed or
 * rewritten: the database refuses both.
 */
export class LedgerStore {
  readonly #database: Database;
  readonly #evidence: EvidenceWriter;

  constructor(database: Database, evidence: EvidenceWriter) {
    this.#database = database;
    this.#evidence = evidence;
  }

  /**
   * Uses up the draft and writes its entry as `intended`, both or neither. Of two intents for one customer at the same
   * instant, at whichever instances, the second finds the first among the entries that its agent did not know.
   */
  async intend(entry: LedgerEntry, known: readonly AttestationId[]): Promise<Intended> {
    return this.#forCustomer(entry.customerId, async (transaction) => {
      const others = await listEffective(transaction, entry.customerId);
      const isOpen = await transaction
        .selectFrom('drafts')
        .select('draft_id')
        .where('draft_id', '=', entry.draftId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      if (!isOpen) return 'draft-closed';
      if (others.some(({ attestationId }) => !known.includes(attestationId))) return 'superseded';
      const draft = await transaction
        .updateTable('drafts')
        .set({ state: 'used', updated_at: toInstantText(entry.intendedAt) })
        .where('draft_id', '=', entry.draftId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      if (draft.numUpdatedRows === 0n) return 'draft-closed';
      await this.#write(transaction, entry);
      return 'written';
    });
  }

  /**
   * Writes the entry by which the agreement of a link is created. False where the link has one that is under way or accepted, or is
   * not one on which the customer has accepted.
   */
  async intendOfLink(entry: LedgerEntry & { readonly linkId: LinkId }): Promise<boolean> {
    return this.#forCustomer(entry.customerId, async (transaction) => {
      const others = await listEffective(transaction, entry.customerId);
      if (others.some(({ linkId }) => linkId === entry.linkId)) return false;
      const link = await transaction
        .selectFrom('acceptance_links')
        .select('link_id')
        .where('link_id', '=', entry.linkId)
        .where('state', '=', 'accepted')
        .executeTakeFirst();
      if (link) await this.#write(transaction, entry);
      return link !== undefined;
    });
  }

  async #write(transaction: Transaction<Tables>, entry: LedgerEntry): Promise<void> {
    const rows = rowsFrom(entry);
    await transaction.insertInto('attestations').values(rows.entry).execute();
    await transaction.insertInto('attestation_people').values(rows.people).execute();
    await this.#evidence.append(transaction, [intendedEvidence(rows.entry, entry.templateText)]);
  }

  async find(attestationId: AttestationId): Promise<LedgerEntry | undefined> {
    const row = await ledgerRows(this.#database.query)
      .where('attestations.attestation_id', '=', attestationId)
      .executeTakeFirst();
    return row && entryFrom(row);
  }

  async findByDraft(draftId: DraftId): Promise<LedgerEntry | undefined> {
    const row = await ledgerRows(this.#database.query).where('attestations.draft_id', '=', draftId).executeTakeFirst();
    return row && entryFrom(row);
  }

  /** The tries to create the agreement of one link, newest first. */
  async listByLink(linkId: LinkId): Promise<readonly LedgerEntry[]> {
    const rows = await ledgerRows(this.#database.query)
      .where('attestations.link_id', '=', linkId)
      .orderBy('attestations.intended_at', 'desc')
      .execute();
    return rows.flatMap((row) => entryFrom(row) ?? []);
  }

  /** Newest first. */
  async listByCustomer(customerId: CustomerId, limit: number): Promise<readonly LedgerEntry[]> {
    const rows = await ledgerRows(this.#database.query)
      .where('attestations.customer_id', '=', customerId)
      .orderBy('attestations.intended_at', 'desc')
      .limit(limit)
      .execute();
    return rows.flatMap((row) => entryFrom(row) ?? []);
  }

  /** Newest first. */
  async listByAgent(agentId: AgentId, limit: number): Promise<readonly LedgerEntry[]> {
    const rows = await ledgerRows(this.#database.query)
      .where('attestations.agent_id', '=', agentId)
      .orderBy('attestations.intended_at', 'desc')
      .limit(limit)
      .execute();
    return rows.flatMap((row) => entryFrom(row) ?? []);
  }

  /** All entries that were not refused: under way, in doubt, or accepted. Newest first. */
  async listEffective(customerId: CustomerId): Promise<readonly LedgerEntry[]> {
    return listEffective(this.#database.query, customerId);
  }

  /**
   * Gives an entry its outcome, unless it has one. What was found at Partner Center counts for one of the entries with that
   * contact: while another one is still being sent, the entry stays `uncertain`, but for those that are `givenUp`.
   */
  async settle(
    entry: LedgerEntry,
    settlement: Settlement,
    { now, how, givenUp = () => false }: Settling,
  ): Promise<LedgerEntry> {
    await this.#forCustomer(entry.customerId, async (transaction) => {
      const outcome =
        settlement.state === 'found' ? outcomeBeside(await listTwins(transaction, entry), givenUp) : settlement;
      if (!(await write(transaction, { entry, outcome, now }))) return;
      const row = idsOf(entry);
      const refusalCode = outcome.state === 'refused' ? outcome.refusalCode : undefined;
      const known = settlement.state === 'found' ? 'reading-back' : how;
      await this.#evidence.append(transaction, [
        settledEvidence({ row, state: outcome.state, refusalCode, how: known, at: now }),
      ]);
    });
    return (await this.find(entry.attestationId)) ?? entry;
  }

  /** Says beside a refused entry that Partner Center holds it after all, unless the record found is that of another entry. */
  async correct(entry: LedgerEntry, now: Date): Promise<Correction> {
    return this.#forCustomer(entry.customerId, async (transaction) => {
      const twins = await listTwins(transaction, entry);
      if (twins.some(isAccepted)) return 'of-another';
      if (twins.length > 0) return 'undecided';
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('attestation_corrections')
        .values({
          attestation_id: entry.attestationId,
          agent_id: entry.attestedBy,
          state: 'recorded',
          found_at: toInstantText(now),
          ...{ told_at: null, claimed_until: null, attempts: 0, tellings: 0 },
        })
        .onConflict((conflict) => conflict.column('attestation_id').doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n) return 'corrected';
      const correction = { state: 'recorded', how: 'correction', at: now } as const;
      await this.#evidence.append(transaction, [settledEvidence({ row: idsOf(entry), ...correction })]);
      return 'corrected';
    });
  }

  async #forCustomer<Result>(
    customerId: CustomerId,
    work: (transaction: Transaction<Tables>) => Promise<Result>,
  ): Promise<Result> {
    const { query, engine } = this.#database;
    return query.transaction().execute(async (transaction) => {
      await lockUntilCommit(transaction, engine, `attestations/${customerId}`);
      return work(transaction);
    });
  }
}

async function listEffective(query: Query, customerId: CustomerId): Promise<readonly LedgerEntry[]> {
  const rows = await ledgerRows(query)
    .where('attestations.customer_id', '=', customerId)
    .where((row) =>
      row.or([
        row('attestations.state', '!=', 'refused'),
        row('attestation_corrections.attestation_id', 'is not', null),
      ]),
    )
    .orderBy('attestations.intended_at', 'desc')
    .execute();
  return rows.flatMap((row) => entryFrom(row) ?? []);
}

/** Other entries with the same contact, of which Partner Center holds one record at most: recorded, or still open. */
async function listTwins(query: Query, entry: LedgerEntry): Promise<readonly LedgerEntry[]> {
  const { contact } = entry;
  if (!contact) return [];
  const others = await listEffective(query, entry.customerId);
  return others.filter(
    (other) =>
      other.attestationId !== entry.attestationId &&
      other.outcome.state !== 'already-recorded' &&
      other.contact !== undefined &&
      isSameContact(other.contact, contact),
  );
}

function outcomeBeside(twins: readonly LedgerEntry[], isGivenUp: (id: AttestationId) => boolean): AttestationOutcome {
  if (twins.some(isAccepted)) return { state: 'already-recorded' };
  const isBeingSent = twins.some(
    ({ outcome, attestationId }) => outcome.state === 'intended' && !isGivenUp(attestationId),
  );
  return { state: isBeingSent ? 'uncertain' : 'recorded' };
}

function idsOf({ attestationId, customerId, attestedBy, requestId }: LedgerEntry) {
  return { attestation_id: attestationId, customer_id: customerId, agent_id: attestedBy, request_id: requestId };
}

/** Whether this changed what the ledger says of the outcome. */
async function write(
  transaction: Transaction<Tables>,
  { entry, outcome, now }: { entry: LedgerEntry; outcome: AttestationOutcome; now: Date },
): Promise<boolean> {
  const isMissing = outcome.state === 'refused' && outcome.refusalCode === notRecorded;
  const before = await findState(transaction, entry.attestationId);
  const { numUpdatedRows } = await transaction
    .updateTable('attestations')
    .set({
      state: outcome.state,
      refusal_code: outcome.state === 'refused' ? outcome.refusalCode : null,
      settled_at: outcome.state === 'uncertain' ? null : toInstantText(now),
      look_again_at: isMissing ? toInstantText(new Date(now.getTime() + firstLookAfterMs)) : null,
      attempts: 0,
    })
    .where('attestation_id', '=', entry.attestationId)
    .where('state', 'in', ['intended', 'uncertain'])
    .executeTakeFirst();
  return numUpdatedRows > 0n && before !== outcome.state;
}

async function findState(transaction: Transaction<Tables>, attestationId: AttestationId): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('attestations')
    .select('state')
    .where('attestation_id', '=', attestationId)
    .executeTakeFirst();
  return row?.state;
}
