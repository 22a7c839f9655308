import { firstLookAfterMs } from '../back-off.ts';
import type { NewCustomerRow } from '../database/tables/new-customer-tables.ts';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database, Tables } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { lockUntilCommit } from '../database/transactions.ts';
import { type Told, accountPart, type EvidenceWriter } from '../evidence/told.ts';
import type { AgentId, CustomerId, DraftId, NewCustomerId } from '../ids.ts';
import {
  type CreationOutcome,
  type NewCustomer,
  type NewCustomerStep,
  notCreated,
  type NewCustomerForm,
} from './new-customer.ts';
import { newCustomerFrom } from './new-customer-row.ts';

type Change = Partial<Omit<NewCustomerRow, 'new_customer_id' | 'agent_id' | 'created_at'>>;

/** New customers in the database. An agent only ever sees their own. */
export class NewCustomersStore {
  readonly #database: Database;
  readonly #evidence: EvidenceWriter;

  constructor(database: Database, evidence: EvidenceWriter) {
    this.#database = database;
    this.#evidence = evidence;
  }

  async add(agent: { agentId: AgentId; name: string }, form: NewCustomerForm, now: Date): Promise<NewCustomer> {
    const newCustomerId = randomUUID() as NewCustomerId;
    const row: NewCustomerRow = {
      ...unsettled,
      new_customer_id: newCustomerId,
      agent_id: agent.agentId,
      agent_name: agent.name,
      form: JSON.stringify(form),
      step: 'company',
      state: 'open',
      created_at: toInstantText(now),
      updated_at: toInstantText(now),
    };
    await this.#database.query.insertInto('new_customers').values(row).execute();
    return { ...newNewCustomer, newCustomerId, agentId: agent.agentId, agentName: agent.name, form };
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

  /** Gives it its outcome. False when it was settled before. A customer that was found belongs to the first that finds it. */
  async settle(newCustomerId: NewCustomerId, outcome: CreationOutcome, now: Date): Promise<boolean> {
    return this.#settleFrom(['intended', 'uncertain'], newCustomerId, { outcome, now });
  }

  /** Of one that was settled as `not-created`: the customer has come after all. False where it belongs to another of ours. */
  async correct(newCustomerId: NewCustomerId, customerId: CustomerId, now: Date): Promise<boolean> {
    const outcome = { state: 'found', customerId } as const;
    return this.#settleFrom(['refused'], newCustomerId, { outcome, now });
  }

  async #settleFrom(
    states: readonly NewCustomerRow['state'][],
    newCustomerId: NewCustomerId,
    { outcome, now }: { outcome: CreationOutcome; now: Date },
  ): Promise<boolean> {
    const { query, engine } = this.#database;
    return query.transaction().execute(async (transaction) => {
      if (outcome.state === 'found') await lockUntilCommit(transaction, engine, `new-customers/${outcome.customerId}`);
      const isTaken = outcome.state === 'found' && (await isKnownIn(transaction, outcome.customerId));
      if (isTaken && states.includes('refused')) return false;
      const settled: CreationOutcome = isTaken ? { state: 'refused', refusalCode: 'domain-taken' } : outcome;
      const row = await transaction
        .updateTable('new_customers')
        .set({ ...outcomeColumns(settled, now), updated_at: toInstantText(now) })
        .where('new_customer_id', '=', newCustomerId)
        .where('state', 'in', states)
        .$if(states.includes('refused'), (update) => update.where('refusal_code', '=', notCreated))
        .returning(['agent_id', 'request_id'])
        .executeTakeFirst();
      if (row && 'customerId' in settled)
        await this.#evidence.append(transaction, [createdEvidence(newCustomerId, { row, settled, now })]);
      return row !== undefined;
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
    const told = { told_at: toInstantText(now), claimed_until: null, attempts: 0, tellings: 0 };
    await this.#changeFrom(['created', 'found', 'refused'], newCustomerId, told);
  }

  /** Whether another of ours became this customer. */
  async isKnown(customerId: CustomerId): Promise<boolean> {
    return isKnownIn(this.#database.query, customerId);
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

interface Created {
  readonly row: Pick<NewCustomerRow, 'agent_id' | 'request_id'>;
  readonly settled: Extract<CreationOutcome, { readonly customerId: CustomerId }>;
  readonly now: Date;
}

function createdEvidence(newCustomerId: NewCustomerId, { row, settled, now }: Created): Told {
  const isTold = settled.state === 'created';
  const fact = {
    kind: 'customer-created',
    at: now.toISOString(),
    by: isTold ? 'agent' : 'agreement-desk',
    how: isTold ? 'answer' : 'reading-back',
    requestId: row.request_id ?? undefined,
    customerId: settled.customerId,
    newCustomerId,
  } as const;
  return { fact, parts: accountPart(row.agent_id) };
}

const newNewCustomer = {
  step: 'company',
  outcome: { state: 'open' },
  ...{ attestationDraftId: undefined, conversationId: undefined, requestId: undefined },
  ...{ intendedAt: undefined, toldAt: undefined },
} as const;

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

async function isKnownIn(query: Kysely<Tables>, customerId: CustomerId): Promise<boolean> {
  const row = await query
    .selectFrom('new_customers')
    .select('new_customer_id')
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The agent has not been told a new outcome yet. */
function outcomeColumns(outcome: CreationOutcome, now: Date) {
  const isMissing = outcome.state === 'refused' && outcome.refusalCode === notCreated;
  return {
    state: outcome.state,
    customer_id: 'customerId' in outcome ? outcome.customerId : null,
    refusal_code: outcome.state === 'refused' ? outcome.refusalCode : null,
    settled_at: outcome.state === 'uncertain' ? null : toInstantText(now),
    look_again_at: isMissing ? toInstantText(new Date(now.getTime() + firstLookAfterMs)) : null,
    ...{ told_at: null, attempts: 0, tellings: 0 },
  };
}
