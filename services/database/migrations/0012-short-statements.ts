import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

/** For statements that grew with what the database holds, and held up everything else meanwhile. */
export async function shortenStatements(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await createIndexOfUntold(query);
  if (engine === 'embedded') await stopMerging(query);
}

/** The old one led through all that were ever created. */
async function createIndexOfUntold({ schema }: Kysely<unknown>): Promise<void> {
  await schema.dropIndex('new_customers_by_intended_at').execute();
  await schema
    .createIndex('new_customers_by_intended_at')
    .on('new_customers')
    .column('intended_at')
    .where(sql.ref('told_at'), 'is', null)
    .execute();
}

/**
 * FTS5 merges what was written, sixteen pieces into one, within the statement that happens to write the sixteenth: at
 * 16 × 16 that takes a hundred times as long as the write. So it leaves that to us, who do it step by step, up to a number
 * of pieces at which searches would become slow.
 */
async function stopMerging(query: Kysely<unknown>): Promise<void> {
  for (const index of ['customer_parts', 'customer_id_parts'] as const) {
    const name = sql.table(index);
    await sql`insert into ${name} (${name}, rank) values ('automerge', 0)`.execute(query);
    await sql`insert into ${name} (${name}, rank) values ('crisismerge', 200)`.execute(query);
  }
}
