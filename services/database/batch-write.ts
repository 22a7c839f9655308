import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';
import { writeReplaceable } from './write-replaceable.ts';

/**
 * For replaceable writes that need not succeed or fail as one. On the embedded engine they share a transaction, since each
 * costs time; in PostgreSQL each stands alone, because transactions that lock the same rows in different orders end each other.
 */
export async function writeTogether<T>(database: Database, work: (query: Kysely<Tables>) => Promise<T>): Promise<T> {
  return database.engine === 'postgres' ? work(database.query) : writeReplaceable(database, work);
}
