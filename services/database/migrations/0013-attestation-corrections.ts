import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';
import { guardLedgerTable } from './guard-ledger-table.ts';

/** What the work on a row needs; the statement itself is in none of these. */
const work = ['look_again_at', 'looks', 'attempts', 'tellings'] as const;
const outcome = ['state', 'refusal_code', 'settled_at', 'told_at', 'claimed_until', 'card_activity_id'];
export const changingInLedger: readonly string[] = [...outcome, ...work];

export async function createAttestationCorrections(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await addWorkColumns(query, 'attestations');
  await addWorkColumns(query, 'new_customers');
  await createCorrections(query);
  await query.schema
    .alterTable('drafts')
    .addColumn('is_again', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // What was found missing before is looked for once more too.
  await sql`update attestations set look_again_at = settled_at
    where state = 'refused' and refusal_code = 'not-recorded'`.execute(query);
  await sql`update new_customers set look_again_at = settled_at
    where state = 'refused' and refusal_code = 'not-created'`.execute(query);
  await guardLedgerTable(query, { engine, table: 'attestations', changing: changingInLedger });
  await guardLedgerTable(query, {
    engine,
    table: 'attestation_corrections',
    changing: ['told_at', 'claimed_until', 'attempts', 'tellings'],
  });
}

async function addWorkColumns(query: Kysely<unknown>, table: 'attestations' | 'new_customers'): Promise<void> {
  await query.schema.alterTable(table).addColumn('look_again_at', 'text').execute();
  for (const name of ['looks', 'attempts', 'tellings']) {
    const alter = query.schema.alterTable(table);
    await alter.addColumn(name, 'integer', (column) => column.notNull().defaultTo(0)).execute();
  }
  await query.schema
    .createIndex(`${table}_by_look`)
    .on(table)
    .column('look_again_at')
    .where(sql.ref('look_again_at'), 'is not', null)
    .execute();
}

async function createCorrections(query: Kysely<unknown>): Promise<void> {
  await query.schema
    .createTable('attestation_corrections')
    .addColumn('attestation_id', 'text', (column) =>
      column.notNull().primaryKey().references('attestations.attestation_id'),
    )
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('found_at', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text')
    .addColumn('claimed_until', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('tellings', 'integer', (column) => column.notNull().defaultTo(0))
    .addCheckConstraint('attestation_corrections_state', sql`state = 'recorded'`)
    .execute();
  await query.schema
    .createIndex('attestation_corrections_untold')
    .on('attestation_corrections')
    .column('found_at')
    .where(sql.ref('told_at'), 'is', null)
    .execute();
}
