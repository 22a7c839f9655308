import type { Kysely } from 'kysely';

/** When each chat and each agent was last heard from, which is not when something about them last changed. */
export async function createHeardFrom(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .alterTable('conversations')
    .addColumn('heard_at', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await query.schema
    .alterTable('agents')
    .addColumn('heard_at', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const known = query as Kysely<{ agents: Known; conversations: Known }>;
  await known
    .updateTable('agents')
    .set((row) => ({ heard_at: row.ref('updated_at') }))
    .execute();
  await known
    .updateTable('conversations')
    .set((row) => ({ heard_at: row.ref('updated_at') }))
    .execute();
  await query.schema.createIndex('agents_by_heard_at').on('agents').columns(['heard_at desc', 'agent_id']).execute();
}

interface Known {
  readonly heard_at: string;
  readonly updated_at: string;
}
