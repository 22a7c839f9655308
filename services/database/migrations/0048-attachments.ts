import type { Kysely } from 'kysely';

/** Which files are attached to entries of the evidence log. Their content lies in a folder; their names are words beside the log. */
export async function createAttachments({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('attachments')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.references('evidence_entries.position'))
    .addColumn('stored_at', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('attachments_by_content').on('attachments').column('sha256').execute();
}
