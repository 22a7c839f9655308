import type { Kysely } from 'kysely';

/** What Entra gave for each agent, and sign-ins that were asked for and have not come to an end. */
export async function createSignIns(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('agent_tokens')
    .addColumn('agent_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await query.schema
    .createTable('sign_ins')
    .addColumn('sign_in_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('because', 'text', (column) => column.notNull())
    .addColumn('claims', 'text')
    .addColumn('task', 'text', (column) => column.notNull())
    .addColumn('replaces', 'text')
    .addColumn('message_id', 'text')
    .addColumn('login_hint', 'text')
    .addColumn('proof', 'text')
    .addColumn('code_hash', 'text')
    .addColumn('exchange', 'text', (column) => column.notNull())
    .addColumn('exchange_at', 'text')
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();
  await query.schema.createIndex('sign_ins_by_expiry').on('sign_ins').column('expires_at').execute();
  await query.schema.createIndex('sign_ins_by_agent').on('sign_ins').column('agent_id').execute();
}
