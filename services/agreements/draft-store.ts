import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { fromInstantText, toInstantText } from '../database/instant-text.ts';
import type { DraftRow } from '../database/tables/agreement-tables.ts';
import type { AgentId, DraftId } from '../ids.ts';
import { forFields } from '../form-fields.ts';
import { type TypedPersonColumns, personFields, personRules } from '../primary-contact.ts';
import type { ConfirmForm } from './confirm-form.ts';
import type { Draft, DraftState } from './draft.ts';
import type { Road } from './links/attestation-roads.ts';

type NewDraft = Omit<Draft, 'draftId' | 'state' | 'createdAt' | 'road'> & { readonly road?: Road };

/** Drafts in the database. An agent only ever sees their own. */
export class DraftStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(draft: NewDraft, now: Date): Promise<Draft> {
    const added: Draft = { road: 'classic', ...draft, draftId: randomUUID() as DraftId, state: 'open', createdAt: now };
    await this.#database.query
      .insertInto('drafts')
      .values({
        draft_id: added.draftId,
        agent_id: added.agentId,
        customer_id: added.customerId,
        company_name: added.companyName,
        state: added.state,
        ...columnsOf(added.form),
        is_again: added.isAgain ? 1 : 0,
        road: added.road,
        created_at: toInstantText(now),
        updated_at: toInstantText(now),
      })
      .execute();
    return added;
  }

  async find(agentId: AgentId, draftId: DraftId): Promise<Draft | undefined> {
    const row = await this.#database.query
      .selectFrom('drafts')
      .selectAll()
      .where('draft_id', '=', draftId)
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
    return row && draftFrom(row);
  }

  /** Keeps what was typed. Does nothing to a draft that is no longer open. */
  async saveForm(draft: Draft, form: ConfirmForm, now: Date): Promise<void> {
    await this.#database.query
      .updateTable('drafts')
      .set({ ...columnsOf(form), updated_at: toInstantText(now) })
      .where('draft_id', '=', draft.draftId)
      .where('state', '=', 'open')
      .execute();
  }

  /** From now on its form asks why the customer is confirmed once more. */
  async askReason({ draftId }: Draft): Promise<void> {
    await this.#database.query
      .updateTable('drafts')
      .set({ is_again: 1 })
      .where('draft_id', '=', draftId)
      .where('state', '=', 'open')
      .execute();
  }

  /** Whether this call closed it; false when it was closed already. */
  async close(draft: Draft, state: Exclude<DraftState, 'open'>, now: Date): Promise<boolean> {
    const result = await this.#database.query
      .updateTable('drafts')
      .set({ state, updated_at: toInstantText(now) })
      .where('draft_id', '=', draft.draftId)
      .where('state', '=', 'open')
      .executeTakeFirst();
    return result.numUpdatedRows > 0;
  }
}

function columnsOf(form: ConfirmForm) {
  const person = personFields.map((field) => [personRules[field].column, form[field]]);
  return {
    ...(Object.fromEntries(person) as TypedPersonColumns),
    accepted_on: form.acceptedOn,
    reason: form.reason,
    ground: form.ground,
    ground_reference: form.groundReference,
  };
}

function draftFrom(row: DraftRow): Draft {
  return {
    draftId: row.draft_id,
    agentId: row.agent_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    state: row.state,
    isAgain: row.is_again === 1,
    road: row.road,
    createdAt: fromInstantText(row.created_at),
    form: {
      ...personIn(row),
      acceptedOn: row.accepted_on,
      reason: row.reason,
      ground: row.ground,
      groundReference: row.ground_reference,
    },
  };
}

function personIn(row: TypedPersonColumns) {
  const columns: Readonly<Record<string, string>> = row;
  return forFields(personFields, (field) => columns[personRules[field].column] ?? '');
}
