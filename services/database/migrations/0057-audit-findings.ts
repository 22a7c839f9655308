import { type Kysely, sql } from 'kysely';

/** What was confirmed elsewhere, by when it was found: few entries among very many. */
export async function createAuditFindings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createIndex('evidence_entries_elsewhere')
    .on('evidence_entries')
    .columns(['at', 'position'])
    .where(sql.ref('kind'), '=', sql.lit('confirmed-elsewhere'))
    .execute();
}
