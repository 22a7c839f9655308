import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function createReports(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('status_counts')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('status_counts_key', ['day', 'status'])
    .addCheckConstraint('status_counts_status', sql`status in ('direct', 'attested', 'renewal-due', 'none', 'unknown')`)
    .execute();
  await createCountingIndexes(query);
}

/** Counting reads these and no rows. */
async function createCountingIndexes({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createIndex('customers_present_by_status')
    .on('customers')
    .columns(['status', 'customer_id'])
    .where(sql.ref('left_at'), 'is', null)
    .execute();
  await schema
    .createIndex('attestations_by_agent')
    .on('attestations')
    .columns(['state', 'agent_id', 'intended_at'])
    .execute();
  await schema.createIndex('invitations_by_agent').on('invitations').columns(['agent_id', 'invited_at']).execute();
}
