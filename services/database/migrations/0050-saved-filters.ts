import { type Kysely, sql } from 'kysely';

/** Filters of the customer list that agents have named, for themselves or for everybody. */
export async function createSavedFilters(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('saved_filters')
    .addColumn('filter_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('criteria', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text')
    .addColumn('is_shared', 'integer', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .execute();
  await sql`create unique index saved_filters_by_name on saved_filters (agent_id, name)`.execute(query);
  await sql`create index saved_filters_shared on saved_filters (name) where is_shared = 1`.execute(query);
}
