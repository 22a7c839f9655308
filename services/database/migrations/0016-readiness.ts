import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** One row that readiness writes to, because a database that can only be read is no use to anybody. */
export async function createReadiness(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('readiness')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('writes', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into readiness (id, writes) values (1, 0)`.execute(query);
}
