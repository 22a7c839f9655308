import type { Kysely } from 'kysely';
import type { DatabaseTrouble } from './database-trouble.ts';
import type { Tables } from './tables.ts';

export type DatabaseEngine = 'embedded' | 'postgres';

export interface Database {
  readonly engine: DatabaseEngine;
  /**
   * Keep transactions short and await nothing but queries inside: on the embedded engine all other queries wait for
   * the end, and one that does not go through the transaction waits for ever.
   */
  readonly query: Kysely<Tables>;
  /** What keeps the database from being written to now, as a code; undefined when nothing does. For readiness. Never rejects. */
  readonly findTrouble: () => Promise<DatabaseTrouble | undefined>;
  readonly close: () => Promise<void>;
}
