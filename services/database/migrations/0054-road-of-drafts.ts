import { type Kysely, sql } from 'kysely';

/** Which form a draft is: for a statement about the customer, or for a link on which it accepts itself. */
export async function createRoadOfDrafts(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .alterTable('drafts')
    .addColumn('road', 'text', (column) =>
      column
        .notNull()
        .defaultTo('classic')
        .check(sql`road in ('classic', 'enhanced')`),
    )
    .execute();
}
