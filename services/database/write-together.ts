import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/**
 * For writes that need not succeed or fail as one. The embedded engine stops the process for each wait on the disk, so there they
 * share one; in PostgreSQL each stands alone, because transactions that lock the same rows in different orders end each other.
 */
export async function writeTogether<T>(database: Database, work: (query: Kysely<Tables>) => Promise<T>): Promise<T> {
  return database.engine === 'postgres' ? work(database.query) : database.query.transaction().execute(work);
}
