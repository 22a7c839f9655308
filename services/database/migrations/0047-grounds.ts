import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';
import { changingInLedger } from './0013-attestation-corrections.ts';
import { guardLedgerPeople } from './guard-ledger-people.ts';
import { guardLedgerTable } from './guard-ledger-table.ts';

/** How a customer said that it accepts, and where that can be found; the second is words, and so beside the ledger. */
export async function createGrounds(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  const { schema } = query;
  for (const column of ['ground', 'ground_reference'])
    await schema
      .alterTable('drafts')
      .addColumn(column, 'text', (added) => added.notNull().defaultTo(''))
      .execute();
  for (const column of ['ground', 'reference_hash'])
    await schema.alterTable('attestations').addColumn(column, 'text').execute();
  for (const column of ['ground_reference', 'reference_salt'])
    await schema.alterTable('attestation_people').addColumn(column, 'text').execute();
  await guardLedgerTable(query, { engine, table: 'attestations', changing: changingInLedger });
  await guardLedgerPeople(query, engine);
}
