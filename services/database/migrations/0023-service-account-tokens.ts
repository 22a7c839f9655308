import type { Kysely } from 'kysely';

/** How old each refresh token of the service account is, and what the admins were told of its end. */
export async function createServiceAccountTokens(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('service_account_tokens')
    .addColumn('fingerprint', 'text', (column) => column.primaryKey())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('told_days', 'integer')
    .addColumn('claimed_until', 'text')
    .execute();
}
