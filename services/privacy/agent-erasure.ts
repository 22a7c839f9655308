import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseEngine, Tables } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { AgentId } from '../ids.ts';
import { Bites, type Query, type Step } from './erasing.ts';
import { columnsOf, tableNames } from './personal-data.ts';

/** What keeps an agent from being erased now, by how many. */
export interface UnderWay {
  readonly confirmations: number;
  readonly newCustomers: number;
}

/** What was sent to Partner Center for the agent and has no outcome yet. */
export async function findUnderWay(query: Query, agentId: AgentId): Promise<UnderWay | undefined> {
  const count = async (table: 'attestations' | 'new_customers') => {
    const row = await query
      .selectFrom(table)
      .select((one) => one.fn.countAll<number>().as('count'))
      .where('agent_id', '=', agentId)
      .where('state', 'in', ['intended', 'uncertain'])
      .executeTakeFirstOrThrow();
    return row.count;
  };
  const [confirmations, newCustomers] = [await count('attestations'), await count('new_customers')];
  return confirmations + newCustomers === 0 ? undefined : { confirmations, newCustomers };
}

interface AgentErasure {
  readonly engine: DatabaseEngine;
  readonly agentId: AgentId;
  readonly withProof: boolean;
  readonly now: Date;
}

/**
 * Everything about an agent. Their object id stays in the ledger; their name there, and both in the evidence log, go only `withProof`. The row in `agents` is
 * the last to go, so that an erasure that was cut short is found again.
 */
export async function agentSteps(query: Query, { engine, agentId, withProof, now }: AgentErasure): Promise<Step[]> {
  const bites = new Bites(engine);
  const ownTables = tableNames.filter((table) => table !== 'agents' && columnsOf(table, 'agent').length > 0);
  const isOwn = (table: keyof Tables) => anyIs(columnsOf(table, 'agent'), agentId);
  return [
    ...nobodyToTell(bites, agentId, now),
    ...(await chatSteps(query, bites, agentId)),
    bites.delete(
      'reminder_attempts',
      sql`message_id in (select message_id from reminder_messages where ${isOwn('reminder_messages')})`,
    ),
    bites.delete('handover_cards', sql`handover_id in (select handover_id from handovers where ${isOwn('handovers')})`),
    ...ownTables.map((table) => bites.delete(table, isOwn(table))),
    bites.delete('buckets', sql`name like ${`%/${agentId}`}`),
    bites.set('follow_ups', sql`owner_id = null, owner_because = null`, sql`owner_id = ${agentId}`),
    bites.set('reminder_items', sql`owner_id = null`, sql`owner_id = ${agentId}`),
    bites.delete('saved_filters', sql`owner_id = ${agentId}`),
    { table: 'reminder_policy', run: (transaction) => leavePolicy(transaction, agentId) },
    ...(withProof ? [nameInLedger(bites, agentId), bites.delete('evidence_words', sql`subject = ${agentId}`)] : []),
    bites.delete('agents', isOwn('agents')),
  ];
}

function anyIs(columns: readonly string[], id: string): RawBuilder<unknown> {
  return sql`(${sql.join(
    columns.map((column) => sql`${sql.ref(column)} = ${id}`),
    sql` or `,
  )})`;
}

/** Otherwise the bot would look for somebody to tell, and note that they cannot be reached. */
function nobodyToTell(bites: Bites, agentId: AgentId, now: Date): readonly Step[] {
  const told = sql`told_at = ${toInstantText(now)}, claimed_until = null`;
  return (['attestations', 'attestation_corrections'] as const).map((table) =>
    bites.set(table, told, sql`agent_id = ${agentId} and told_at is null`),
  );
}

/** What leads to their chats, and what the bot waits for there. */
async function chatSteps(query: Query, bites: Bites, agentId: AgentId): Promise<readonly Step[]> {
  const chats = await query
    .selectFrom('conversations')
    .select('conversation_id')
    .where('agent_id', '=', agentId)
    .execute();
  return [
    // As `like` without its wildcards: ids of chats hold underscores.
    ...chats.map(({ conversation_id: id }) =>
      bites.delete('bot_state', sql`replace(state_key, ${id}, '') <> state_key`),
    ),
    bites.set(
      'attestation_people',
      sql`conversation_id = null`,
      sql`conversation_id is not null and ${ofAuthor(agentId)}`,
    ),
  ];
}

function nameInLedger(bites: Bites, agentId: AgentId): Step {
  const isThere = sql`(agent_name is not null or agent_salt is not null)`;
  return bites.set(
    'attestation_people',
    sql`agent_name = null, agent_salt = null`,
    sql`${isThere} and ${ofAuthor(agentId)}`,
  );
}

function ofAuthor(agentId: AgentId): RawBuilder<unknown> {
  return sql`attestation_id in (select attestation_id from attestations where agent_id = ${agentId})`;
}

const storedPolicy = z.looseObject({ defaultRecipients: z.array(z.string()).catch([]) });

/** The partner's policy stays; who saved it, and that they are reminded by default, goes. */
async function leavePolicy(query: Query, agentId: AgentId): Promise<number> {
  const row = await query.selectFrom('reminder_policy').selectAll().executeTakeFirst();
  if (!row || !(row.policy + row.saved_by).includes(agentId)) return 0;
  const saved_by = row.saved_by === agentId ? ('' as AgentId) : row.saved_by;
  await query
    .updateTable('reminder_policy')
    .set({ policy: policyWithout(agentId, row.policy), saved_by })
    .execute();
  return 1;
}

function policyWithout(agentId: AgentId, json: string): string {
  try {
    const policy = storedPolicy.parse(JSON.parse(json));
    const defaultRecipients = policy.defaultRecipients.filter((id) => id !== agentId);
    return JSON.stringify({ ...policy, defaultRecipients }).replaceAll(agentId, '');
  } catch {
    return json.replaceAll(agentId, '');
  }
}
