import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function createConversationsAndDrafts(query: Kysely<unknown>): Promise<void> {
  await createAgents(query);
  await createConversations(query);
  await createBotState(query);
  await createDrafts(query);
}

async function createAgents(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('agents')
    .addColumn('agent_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('time_zone', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
}

async function createConversations(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('conversations')
    .addColumn('conversation_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('agent_id', 'text')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('welcomed_at', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addCheckConstraint('conversations_kind', sql`kind in ('personal', 'channel', 'groupChat')`)
    .execute();
  await query.schema.createIndex('conversations_by_agent').on('conversations').column('agent_id').execute();
}

async function createBotState(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('bot_state')
    .addColumn('state_key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('etag', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
}

async function createDrafts(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('drafts')
    .addColumn('draft_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('company_name', 'text', (column) => column.notNull())
    .addColumn('country', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('first_name', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('last_name', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('email', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('phone_number', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('accepted_on', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('conversation_id', 'text')
    .addColumn('card_activity_id', 'text')
    .addColumn('copied_from', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addCheckConstraint('drafts_state', sql`state in ('open', 'cancelled', 'used')`)
    .execute();
  await query.schema.createIndex('drafts_by_agent').on('drafts').columns(['agent_id', 'state']).execute();
}
