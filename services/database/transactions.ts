import { type Kysely, type Transaction, sql } from 'kysely';
import type { Database, DatabaseEngine, Tables } from './database.ts';

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

/** In the transaction that there is, or else in one of its own. */
export async function withinTransaction<T>(
  query: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return isTransaction(query) ? work(query) : query.transaction().execute(work);
}

function isTransaction(query: Kysely<Tables>): query is Transaction<Tables> {
  return query.isTransaction;
}

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

/**
 * For replaceable writes that need not succeed or fail as one. On the embedded engine they share a transaction, since each
 * costs time; in PostgreSQL each stands alone, because transactions that lock the same rows in different orders end each other.
 */
export async function batchWrite<T>(database: Database, work: (query: Kysely<Tables>) => Promise<T>): Promise<T> {
  return database.engine === 'postgres' ? work(database.query) : writeReplaceable(database, work);
}
