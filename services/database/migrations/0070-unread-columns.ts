import type { Kysely } from 'kysely';

/** What the columns of a list's file are called that nobody can read. */
export async function createUnreadColumns({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('bulk_lists').addColumn('unread_columns', 'text').execute();
}
