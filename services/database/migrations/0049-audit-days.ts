import type { Kysely } from 'kysely';

/** Of which days Partner Center's audit records were put beside our entries. */
export async function createAuditDays({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('audit_days')
    .addColumn('day', 'text', (column) => column.notNull().primaryKey())
    .addColumn('compared_at', 'text', (column) => column.notNull())
    .execute();
}
