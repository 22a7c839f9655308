import type { Kysely } from 'kysely';

export async function createInvitations(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('invitations')
    .addColumn('invitation_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('company_name', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('agent_name', 'text', (column) => column.notNull())
    .addColumn('invited_at', 'text', (column) => column.notNull())
    .execute();
  await query.schema
    .createIndex('invitations_by_customer')
    .on('invitations')
    .columns(['customer_id', 'invited_at'])
    .execute();
}
