import { claimRows } from '../database/claim-rows.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { isReachable } from '../database/reachable-agent.ts';
import type { AttestationRow } from '../database/tables/agreement-tables.ts';
import type { AttestationId, CustomerId, DraftId } from '../ids.ts';
import { type AttestationOutcome, type LedgerEntry, refusedBecause } from './ledger-entry.ts';

/** The attestation ledger. Entries are added and settled, never removed or rewritten; the database refuses both. */
export class LedgerStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Uses up the draft and writes its entry as `intended`, both or neither. False when the draft is no longer open: whoever
   * was first has written the only entry this draft will have.
   */
  async intend(entry: LedgerEntry): Promise<boolean> {
    return this.#database.query.transaction().execute(async (transaction) => {
      const draft = await transaction
        .updateTable('drafts')
        .set({ state: 'used', updated_at: toInstantText(entry.intendedAt) })
        .where('draft_id', '=', entry.draftId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      if (draft.numUpdatedRows === 0n) return false;
      await transaction.insertInto('attestations').values(rowFrom(entry)).execute();
      return true;
    });
  }

  async find(attestationId: AttestationId): Promise<LedgerEntry | undefined> {
    return this.#findBy('attestation_id', attestationId);
  }

  async findByDraft(draftId: DraftId): Promise<LedgerEntry | undefined> {
    return this.#findBy('draft_id', draftId);
  }

  /** Newest first. */
  async listByCustomer(customerId: CustomerId, limit: number): Promise<readonly LedgerEntry[]> {
    const rows = await this.#database.query
      .selectFrom('attestations')
      .selectAll()
      .where('customer_id', '=', customerId)
      .orderBy('intended_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(entryFrom);
  }

  /** Whether another entry with the same customer and contact is recorded, so that what Partner Center holds is that one. */
  async hasRecordedTwin(entry: LedgerEntry): Promise<boolean> {
    const { contact } = entry;
    const twin = await this.#database.query
      .selectFrom('attestations')
      .select('attestation_id')
      .where('customer_id', '=', entry.customerId)
      .where('attestation_id', '!=', entry.attestationId)
      .where('state', '=', 'recorded')
      .where('first_name', '=', contact.firstName)
      .where('last_name', '=', contact.lastName)
      .where('email', '=', contact.email)
      .where((phone) => phone(phone.fn.coalesce('phone_number', phone.val('')), '=', contact.phoneNumber ?? ''))
      .executeTakeFirst();
    return twin !== undefined;
  }

  /** Gives an entry its outcome. False when it was settled before, by whomever. */
  async settle(attestationId: AttestationId, outcome: AttestationOutcome, now: Date): Promise<boolean> {
    const result = await this.#database.query
      .updateTable('attestations')
      .set({
        state: outcome.state,
        refusal_code: outcome.state === 'refused' ? outcome.refusalCode : null,
        settled_at: outcome.state === 'uncertain' ? null : toInstantText(now),
      })
      .where('attestation_id', '=', attestationId)
      .where('state', 'in', ['intended', 'uncertain'])
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async saveCard(attestationId: AttestationId, cardActivityId: string): Promise<void> {
    await this.#set(attestationId, { card_activity_id: cardActivityId });
  }

  /** The agent has seen the outcome; nothing is left to do. */
  async markTold(attestationId: AttestationId, now: Date): Promise<void> {
    await this.#set(attestationId, { told_at: toInstantText(now) });
  }

  /**
   * Takes hold, until `until`, of entries from before `before` that are not settled, or whose agent has not been told and
   * can be reached: whoever removed or blocked the bot is told when they are back.
   */
  async claimUnfinished(limits: { before: Date; now: Date; until: Date; atMost: number }): Promise<LedgerEntry[]> {
    const rows = await claimRows(this.#database, {
      table: 'attestations',
      key: 'attestation_id',
      orderBy: 'intended_at',
      due: (row) =>
        row.and([
          row('told_at', 'is', null),
          row('intended_at', '<', toInstantText(limits.before)),
          row.or([row('state', 'in', ['intended', 'uncertain']), isReachable('attestations.agent_id')]),
        ]),
      limit: limits.atMost,
      now: limits.now,
      until: limits.until,
    });
    return rows.map(entryFrom);
  }

  async #set(
    attestationId: AttestationId,
    change: Partial<Pick<AttestationRow, 'card_activity_id' | 'told_at'>>,
  ): Promise<void> {
    await this.#database.query
      .updateTable('attestations')
      .set(change)
      .where('attestation_id', '=', attestationId)
      .execute();
  }

  async #findBy(column: 'attestation_id' | 'draft_id', id: AttestationId | DraftId): Promise<LedgerEntry | undefined> {
    const row = await this.#database.query
      .selectFrom('attestations')
      .selectAll()
      .where(column, '=', id)
      .executeTakeFirst();
    return row && entryFrom(row);
  }
}

function rowFrom(entry: LedgerEntry): AttestationRow {
  return {
    attestation_id: entry.attestationId,
    draft_id: entry.draftId,
    customer_id: entry.customerId,
    company_name: entry.companyName,
    agent_id: entry.attestedBy,
    agent_name: entry.agentName,
    conversation_id: entry.conversationId ?? null,
    card_activity_id: entry.cardActivityId ?? null,
    first_name: entry.contact.firstName,
    last_name: entry.contact.lastName,
    email: entry.contact.email,
    phone_number: entry.contact.phoneNumber ?? null,
    accepted_on: entry.acceptedOn,
    date_agreed: toInstantText(entry.dateAgreed),
    template_id: entry.templateId,
    request_id: entry.requestId,
    state: 'intended',
    refusal_code: null,
    intended_at: toInstantText(entry.intendedAt),
    settled_at: null,
    told_at: null,
    claimed_until: null,
  };
}

function entryFrom(row: AttestationRow): LedgerEntry {
  return {
    attestationId: row.attestation_id,
    draftId: row.draft_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    attestedBy: row.agent_id,
    agentName: row.agent_name,
    conversationId: row.conversation_id ?? undefined,
    cardActivityId: row.card_activity_id ?? undefined,
    contact: {
      firstName: row.first_name,
      lastName: row.last_name,
      email: row.email,
      phoneNumber: row.phone_number ?? undefined,
    },
    acceptedOn: row.accepted_on,
    dateAgreed: new Date(row.date_agreed),
    templateId: row.template_id,
    requestId: row.request_id,
    outcome: outcomeFrom(row),
    intendedAt: new Date(row.intended_at),
    settledAt: row.settled_at === null ? undefined : new Date(row.settled_at),
  };
}

function outcomeFrom(row: AttestationRow): LedgerEntry['outcome'] {
  if (row.state !== 'refused') return { state: row.state };
  return refusedBecause(row.refusal_code ?? 'unknown');
}
