import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

/** PostgreSQL has it already. In the index of parts, a name that begins as many others do was looked for among all of them. */
export async function searchByStart(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  if (engine === 'postgres') return;
  await sql`create index customer_search_by_start on customer_search (substr(search_text, 1, ${sql.lit(60)}))`.execute(
    query,
  );
}
