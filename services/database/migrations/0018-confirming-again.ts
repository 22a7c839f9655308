import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';
import { changingInLedger } from './0013-attestation-corrections.ts';
import { guardLedgerTable } from './guard-ledger-table.ts';

/** Why a customer is confirmed once more, and what that takes the place of. */
export async function createConfirmingAgain(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  const { schema } = query;
  await schema
    .alterTable('drafts')
    .addColumn('reason', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  for (const column of ['reason', 'replaces'])
    await schema.alterTable('attestations').addColumn(column, 'text').execute();
  await guardLedgerTable(query, { engine, table: 'attestations', changing: changingInLedger });
}
