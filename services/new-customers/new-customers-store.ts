import { randomUUID } from 'node:crypto';
import { claimRows } from '../database/claim-rows.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { isReachable } from '../database/reachable-agent.ts';
import type { NewCustomerRow } from '../database/tables/new-customer-tables.ts';
import type { AgentId, CustomerId, DraftId, NewCustomerId } from '../ids.ts';
import { type NewCustomerForm, storedForm } from './new-customer-form.ts';
import type { CreationOutcome, NewCustomer, NewCustomerStep } from './new-customer.ts';

type Change = Partial<Omit<NewCustomerRow, 'new_customer_id' | 'agent_id' | 'created_at'>>;

/** New customers in the database. An agent only ever sees their own. */
export class NewCustomersStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(agent: { agentId: AgentId; name: string }, form: NewCustomerForm, now: Date): Promise<NewCustomer> {
    const row: NewCustomerRow = {
      ...unsettled,
      new_customer_id: randomUUID() as NewCustomerId,
      agent_id: agent.agentId,
      agent_name: agent.name,
      form: JSON.stringify(form),
      step: 'company',
      state: 'open',
      created_at: toInstantText(now),
      updated_at: toInstantText(now),
    };
    await this.#database.query.insertInto('new_customers').values(row).execute();
    return newCustomerFrom(row);
  }

  async find(agentId: AgentId, newCustomerId: NewCustomerId): Promise<NewCustomer | undefined> {
    const row = await this.#database.query
      .selectFrom('new_customers')
      .selectAll()
      .where('new_customer_id', '=', newCustomerId)
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
    return row && newCustomerFrom(row);
  }

  /** Keeps what was typed. Does nothing to what is no longer open. */
  async save(newCustomerId: NewCustomerId, typed: { form: NewCustomerForm; step: NewCustomerStep }, now: Date) {
    const change = { form: JSON.stringify(typed.form), step: typed.step, updated_at: toInstantText(now) };
    await this.#changeFrom(['open'], newCustomerId, change);
  }

  /** Whether this call cancelled it. */
  async cancel(newCustomerId: NewCustomerId, now: Date): Promise<boolean> {
    return this.#changeFrom(['open'], newCustomerId, { state: 'cancelled', updated_at: toInstantText(now) });
  }

  /** Whether this call, and no other, is the one that may create it. */
  async intend(
    newCustomerId: NewCustomerId,
    intent: { readonly requestId: string; readonly conversationId: string },
    now: Date,
  ): Promise<boolean> {
    return this.#changeFrom(['open'], newCustomerId, {
      state: 'intended',
      request_id: intent.requestId,
      conversation_id: intent.conversationId,
      intended_at: toInstantText(now),
      updated_at: toInstantText(now),
    });
  }

  /** Gives it its outcome. False when it was settled before, by whomever. */
  async settle(newCustomerId: NewCustomerId, outcome: CreationOutcome, now: Date): Promise<boolean> {
    return this.#changeFrom(['intended', 'uncertain'], newCustomerId, {
      state: outcome.state,
      customer_id: 'customerId' in outcome ? outcome.customerId : null,
      refusal_code: outcome.state === 'refused' ? outcome.refusalCode : null,
      settled_at: outcome.state === 'uncertain' ? null : toInstantText(now),
      updated_at: toInstantText(now),
    });
  }

  /** The first draft stays: later ones are not taken. */
  async saveAttestationDraft(newCustomerId: NewCustomerId, draftId: DraftId): Promise<void> {
    await this.#database.query
      .updateTable('new_customers')
      .set({ attestation_draft_id: draftId })
      .where('new_customer_id', '=', newCustomerId)
      .where('attestation_draft_id', 'is', null)
      .execute();
  }

  async markTold(newCustomerId: NewCustomerId, now: Date): Promise<void> {
    await this.#changeFrom(['created', 'found', 'refused'], newCustomerId, { told_at: toInstantText(now) });
  }

  /** Whether another of ours became this customer. */
  async isKnown(customerId: CustomerId): Promise<boolean> {
    const row = await this.#database.query
      .selectFrom('new_customers')
      .select('new_customer_id')
      .where('customer_id', '=', customerId)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Takes hold, until `until`, of one from before `before` that is not settled or whose agent has not been told. */
  async claimUnfinished(limits: { before: Date; now: Date; until: Date }): Promise<NewCustomer | undefined> {
    const [row] = await claimRows(this.#database, {
      table: 'new_customers',
      key: 'new_customer_id',
      orderBy: 'intended_at',
      due: (row) =>
        row.and([
          row('told_at', 'is', null),
          row('intended_at', '<', toInstantText(limits.before)),
          row.or([row('state', 'in', ['intended', 'uncertain']), isReachable('new_customers.agent_id')]),
        ]),
      limit: 1,
      now: limits.now,
      until: limits.until,
    });
    return row && newCustomerFrom(row);
  }

  async #changeFrom(
    states: readonly NewCustomerRow['state'][],
    newCustomerId: NewCustomerId,
    change: Change,
  ): Promise<boolean> {
    const result = await this.#database.query
      .updateTable('new_customers')
      .set(change)
      .where('new_customer_id', '=', newCustomerId)
      .where('state', 'in', states)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}

const unsettled = {
  customer_id: null,
  refusal_code: null,
  attestation_draft_id: null,
  conversation_id: null,
  request_id: null,
  intended_at: null,
  settled_at: null,
  told_at: null,
  claimed_until: null,
  look_again_at: null,
  looks: 0,
  attempts: 0,
  tellings: 0,
};

function newCustomerFrom(row: NewCustomerRow): NewCustomer {
  return {
    newCustomerId: row.new_customer_id,
    agentId: row.agent_id,
    agentName: row.agent_name,
    form: storedForm.parse(JSON.parse(row.form)),
    step: row.step,
    outcome: outcomeFrom(row),
    attestationDraftId: row.attestation_draft_id ?? undefined,
    conversationId: row.conversation_id ?? undefined,
    requestId: row.request_id ?? undefined,
    intendedAt: row.intended_at === null ? undefined : new Date(row.intended_at),
    toldAt: row.told_at === null ? undefined : new Date(row.told_at),
  };
}

function outcomeFrom({ state, customer_id: customerId, refusal_code: code }: NewCustomerRow): NewCustomer['outcome'] {
  switch (state) {
    case 'created':
    case 'found':
      if (customerId === null) throw new Error('a created customer has an id');
      return { state, customerId };
    case 'refused':
      return { state, refusalCode: code ?? 'unknown' };
    default:
      return { state };
  }
}
