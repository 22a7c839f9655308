import { type Kysely, sql } from 'kysely';

/** Lists of customers with which agents do one thing, and their rows. */
export async function createLists(query: Kysely<unknown>): Promise<void> {
  await createHeads(query);
  await createRows(query);
}

async function createHeads(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('bulk_lists')
    .addColumn('list_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('date_order', 'text')
    .addColumn('date_example', 'text')
    .addColumn('conversation_id', 'text')
    .addColumn('card_activity_id', 'text')
    .addColumn('card_shows', 'text')
    .addColumn('look_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('claimed_until', 'text')
    .addCheckConstraint(
      'bulk_lists_state',
      sql`state in ('reading', 'checking', 'review', 'running', 'paused', 'waiting-for-sign-in', 'stopped', 'done')`,
    )
    .execute();
  await sql`create index bulk_lists_of_agent on bulk_lists (agent_id, created_at)`.execute(query);
}

async function createRows(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('bulk_rows')
    .addColumn('row_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('list_id', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('cells', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text')
    .addColumn('company_name', 'text')
    .addColumn('problems', 'text')
    .addColumn('draft_id', 'text')
    .addColumn('outcome', 'text')
    .addColumn('result_id', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('claimed_until', 'text')
    .addCheckConstraint(
      'bulk_rows_state',
      sql`state in ('unchecked', 'asked', 'problem', 'ready', 'underway', 'done', 'skipped', 'failed')`,
    )
    .execute();
  await sql`create index bulk_rows_by_number on bulk_rows (list_id, number)`.execute(query);
  await sql`create index bulk_rows_by_state on bulk_rows (list_id, state, number)`.execute(query);
  await sql`create index bulk_rows_by_customer on bulk_rows (list_id, customer_id, number)`.execute(query);
  await sql`create index bulk_rows_underway on bulk_rows (list_id) where state = 'underway'`.execute(query);
  await sql`create index bulk_rows_not_recorded on bulk_rows (result_id) where outcome = 'not-recorded'`.execute(query);
  await sql`create index bulk_rows_of_agent on bulk_rows (agent_id)`.execute(query);
}
