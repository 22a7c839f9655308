import { type Transaction, sql } from 'kysely';
import type { DatabaseEngine } from './database.ts';
import type { Tables } from './tables.ts';

/**
 * Lets one transaction at a time go on for `name`, over all instances, until it ends. What it reads afterwards it sees as the
 * one before left it. The embedded engine needs no lock: its transactions run one after the other.
 */
export async function lockUntilCommit(
  transaction: Transaction<Tables>,
  engine: DatabaseEngine,
  name: string,
): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
}
