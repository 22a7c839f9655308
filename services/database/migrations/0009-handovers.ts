import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function createHandovers(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('handovers')
    .addColumn('handover_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('company_name', 'text', (column) => column.notNull())
    .addColumn('from_agent_id', 'text', (column) => column.notNull())
    .addColumn('from_name', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('by_agent_id', 'text')
    .addColumn('by_name', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addCheckConstraint('handovers_state', sql`state in ('open', 'taken', 'settled', 'closed')`)
    .execute();
  await query.schema.createIndex('handovers_by_customer').on('handovers').columns(['customer_id', 'state']).execute();
  await createHandoverCards(query);
}

async function createHandoverCards(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('handover_cards')
    .addColumn('card_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('handover_id', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('party', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('activity_id', 'text')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'text')
    .addColumn('claimed_until', 'text')
    .addUniqueConstraint('handover_cards_one_each', ['handover_id', 'agent_id'])
    .addCheckConstraint('handover_cards_party', sql`party in ('sender', 'candidate')`)
    .execute();
  await query.schema.createIndex('handover_cards_by_due').on('handover_cards').column('due_at').execute();
}
