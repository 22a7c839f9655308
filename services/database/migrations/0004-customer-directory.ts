import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function createCustomerDirectory(query: Kysely<unknown>): Promise<void> {
  await createCustomers(query);
  await createDirectoryListing(query);
  await createThrottles(query);
}

async function createCustomers(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('customers')
    .addColumn('customer_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('company_name', 'text', (column) => column.notNull())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('listed_in_round', 'integer', (column) => column.notNull())
    .addColumn('first_listed_at', 'text', (column) => column.notNull())
    .addColumn('left_at', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('accepted_on', 'text')
    .addColumn('unconfirmed_since', 'text')
    .addColumn('read_at', 'text')
    .addColumn('failed_reads', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('read_due_at', 'text', (column) => column.notNull())
    .addColumn('claimed_until', 'text')
    .addCheckConstraint('customers_status', sql`status in ('direct', 'attested', 'renewal-due', 'none', 'unknown')`)
    .execute();
  await query.schema
    .createIndex('customers_by_read_due')
    .on('customers')
    .columns(['status', 'read_due_at'])
    .where(sql.ref('left_at'), 'is', null)
    .execute();
  await query.schema
    .createIndex('customers_by_status')
    .on('customers')
    .columns(['status', 'unconfirmed_since'])
    .execute();
}

/** One row: how far the listing is, so that any instance can go on with it. */
async function createDirectoryListing(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('directory_listing')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('continuation', 'text')
    .addColumn('listed', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('customers', 'integer')
    .addColumn('customers_read', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('claimed_until', 'text')
    .addColumn('renewal_cutoff', 'text')
    .execute();
}

async function createThrottles(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('throttles')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('free_at', 'text', (column) => column.notNull())
    .addColumn('paused_until', 'text')
    .execute();
}
