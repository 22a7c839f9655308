import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export type DatabaseEngine = 'embedded' | 'postgres';

export interface Database {
  readonly engine: DatabaseEngine;
  /**
   * Keep transactions short and await nothing but queries inside: on the embedded engine all other queries wait for
   * the end, and one that does not go through the transaction waits for ever.
   */
  readonly query: Kysely<Tables>;
  /** Whether the database answers now; for readiness. Never rejects. */
  readonly isAlive: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}
