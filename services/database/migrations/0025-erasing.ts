import { type Kysely, sql } from 'kysely';
import type { DatabaseEngine } from '../database.ts';
import { guardLedgerTable } from './guard-ledger-table.ts';

/** What was erased and when old data was deleted, and the indexes by which old data is found in small steps. */
export async function createErasing(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await createErasures(query);
  await guardLedgerTable(query, { engine, table: 'erasures', changing: [] });
  await createRuns(query);
  await createIndexes(query);
}

async function createErasures(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('erasures')
    .addColumn('erasure_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('erased_at', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('by_account', 'text', (column) => column.notNull())
    .addColumn('with_proof', 'integer', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addCheckConstraint('erasures_about', sql`about in ('agent', 'contact')`)
    .execute();
}

async function createRuns(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('retention_runs')
    .addColumn('day', 'text', (column) => column.notNull().primaryKey())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('counts', 'text')
    .addColumn('claimed_until', 'text')
    .execute();
}

async function createIndexes(query: Kysely<unknown>): Promise<void> {
  const byAge = { drafts: 'updated_at', new_customers: 'updated_at', handovers: 'changed_at', bot_state: 'updated_at' };
  for (const [table, column] of Object.entries(byAge)) await createIndex(query, `${table}_by_age`, { table, column });
  await createIndex(query, 'invitations_by_age', { table: 'invitations', column: 'invited_at' });
  await createIndex(query, 'conversations_by_age', { table: 'conversations', column: 'heard_at' });
  await createIndex(query, 'attestations_by_age', { table: 'attestations', column: 'intended_at' });
  await createIndex(query, 'reminder_messages_by_age', { table: 'reminder_messages', column: 'intended_at' });
  const over = sql<boolean>`state in ('settled', 'dropped') and message_id is null`;
  await createIndex(query, 'reminder_items_by_age', { table: 'reminder_items', column: 'queued_at', where: over });
  const ended = sql<boolean>`due_at is null`;
  await createIndex(query, 'invitation_follow_ups_by_age', {
    ...{ table: 'invitation_follow_ups', column: 'invited_at', where: ended },
  });
  const left = sql<boolean>`left_at is not null`;
  await createIndex(query, 'customers_by_leaving', { table: 'customers', column: 'left_at', where: left });
}

async function createIndex(
  { schema }: Kysely<unknown>,
  name: string,
  { table, column, where }: { table: string; column: string; where?: ReturnType<typeof sql<boolean>> },
): Promise<void> {
  const index = schema.createIndex(name).on(table).column(column);
  await (where ? index.where(where) : index).execute();
}
