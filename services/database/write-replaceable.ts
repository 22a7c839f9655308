import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/**
 * A transaction for what can be had again from where it came. On the embedded engine a loss of power may undo it, though
 * never in part: that engine stops the process for each wait on the disk, so its end does not wait. Whatever is committed
 * in the usual way afterwards makes it last, because all commits stand in one log, one after the other.
 */
export async function writeReplaceable<T>(
  { engine, query }: Database,
  work: (query: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  if (engine === 'postgres') return query.transaction().execute(work);
  return query.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
