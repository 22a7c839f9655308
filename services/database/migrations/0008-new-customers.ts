import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const later = [
  'customer_id',
  'refusal_code',
  'attestation_draft_id',
  'conversation_id',
  'request_id',
  'intended_at',
  'settled_at',
  'told_at',
  'claimed_until',
];

export async function createNewCustomers(query: Kysely<unknown>): Promise<void> {
  let table = query.schema
    .createTable('new_customers')
    .addColumn('new_customer_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('agent_name', 'text', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addCheckConstraint('new_customers_step', sql`step in ('company', 'details', 'acceptance', 'review')`)
    .addCheckConstraint(
      'new_customers_state',
      sql`state in ('open', 'cancelled', 'intended', 'uncertain', 'created', 'found', 'refused')`,
    );
  for (const name of later) table = table.addColumn(name, 'text');
  await table.execute();
  await query.schema.createIndex('new_customers_by_intended_at').on('new_customers').column('intended_at').execute();
}
