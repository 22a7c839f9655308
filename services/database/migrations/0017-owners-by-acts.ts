import { type Kysely, sql } from 'kysely';

/** To open a form made somebody the owner, often of a colleague's customer, and without a word. Such owners go. */
export async function keepOwnersByActs(query: Kysely<unknown>): Promise<void> {
  await sql`update follow_ups set owner_id = null, owner_because = null where owner_because = 'started'`.execute(query);
}
