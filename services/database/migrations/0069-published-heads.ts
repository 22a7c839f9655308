import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

/** How far the heads of the evidence log are published at each place outside of the database. */
export async function createPublishedHeads({ schema }: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await schema
    .createTable('published_heads')
    .addColumn('place', 'text', (column) => column.notNull().primaryKey())
    .addColumn('size', engine === 'postgres' ? 'bigint' : 'integer', (column) => column.notNull())
    .addColumn('published_at', 'text')
    .addColumn('failing_since', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('claimed_until', 'text')
    .execute();
}
