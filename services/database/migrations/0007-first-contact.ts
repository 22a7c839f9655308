import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function createFirstContact(query: Kysely<unknown>): Promise<void> {
  await createContacts(query);
  await createUnreachableAgents(query);
  await createAdminNotices(query);
}

async function createContacts(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('contacts')
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('bot_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('contacts_key', ['agent_id', 'team_id'])
    .execute();
  await query.schema.createIndex('contacts_by_team').on('contacts').columns(['team_id', 'user_id']).execute();
}

async function createUnreachableAgents(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('unreachable_agents')
    .addColumn('agent_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text')
    .addCheckConstraint('unreachable_agents_cause', sql`cause in ('uninstalled', 'refused', 'never-met')`)
    .execute();
}

async function createAdminNotices(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('admin_notices')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('told_at', 'text')
    .addColumn('claimed_until', 'text')
    .execute();
  await sql`insert into admin_notices (name) values ('unreachable')`.execute(query);
}
