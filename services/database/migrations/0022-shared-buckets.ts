import type { Kysely } from 'kysely';

/** How much each caller may still do, for all instances. Milliseconds since 1970, because the statements reckon with them. */
export async function createSharedBuckets({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('buckets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('full_at', 'double precision', (column) => column.notNull())
    .addColumn('paused_until', 'double precision', (column) => column.notNull())
    .execute();
}
