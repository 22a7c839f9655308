import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { DatabaseEngine } from '../database.ts';
import { changingInLedger } from './0013-attestation-corrections.ts';
import { guardLedgerTable } from './guard-ledger-table.ts';

/**
 * Pages of Microsoft's on which customers accept. Two agents cannot make two for one customer, at whichever instances. The ledger
 * says of an attestation by which of them it came about.
 */
export async function createAcceptanceLinks(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await createTable(query);
  await createIndexes(query);
  await query.schema.alterTable('attestations').addColumn('link_id', 'text').execute();
  await guardLedgerTable(query, { engine, table: 'attestations', changing: changingInLedger });
  await query.schema
    .createIndex('attestations_by_link')
    .on('attestations')
    .column('link_id')
    .where(sql.ref('link_id'), 'is not', null)
    .execute();
  await query.schema
    .createTable('enhanced_trials')
    .addColumn('map_hash', 'text', (column) => column.notNull().primaryKey())
    .addColumn('passed_at', 'text', (column) => column.notNull())
    .execute();
}

const required = ['draft_id', 'customer_id', 'company_name', 'agent_id', 'agent_name', 'country', 'language'];
const optional = [
  ...['first_name', 'last_name', 'email', 'phone_number', 'failure_code', 'sealed_secret', 'secret_hash'],
  ...['unknown_word', 'news', 'replaces', 'conversation_id', 'card_activity_id'],
];
const instants = [
  ...['shown_at', 'sent_at', 'checked_at', 'accepted_at', 'expires_at', 'ended_at', 'warned_at'],
  ...['look_at', 'tell_at', 'claimed_until'],
];

async function createTable({ schema }: Kysely<unknown>): Promise<void> {
  let table: CreateTableBuilder<string, string> = schema
    .createTable('acceptance_links')
    .addColumn('link_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0));
  for (const name of [...required, 'template_id', 'request_id', 'state', 'created_at'])
    table = table.addColumn(name, 'text', (column) => column.notNull());
  for (const name of [...optional, ...instants]) table = table.addColumn(name, 'text');
  await table
    .addUniqueConstraint('acceptance_links_one_a_draft', ['draft_id'])
    .addCheckConstraint(
      'acceptance_links_state',
      sql`state in ('making', 'uncertain', 'made', 'sent', 'replaced', 'accepted', 'entered', 'failed', 'expired', 'refused', 'withdrawn')`,
    )
    .execute();
}

async function createIndexes({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createIndex('acceptance_links_one_open')
    .unique()
    .on('acceptance_links')
    .column('customer_id')
    .where(sql<boolean>`state in ('making', 'uncertain', 'made', 'sent', 'accepted')`)
    .execute();
  await schema
    .createIndex('acceptance_links_by_customer')
    .on('acceptance_links')
    .columns(['customer_id', 'created_at'])
    .execute();
  for (const column of ['look_at', 'tell_at'])
    await schema
      .createIndex(`acceptance_links_by_${column}`)
      .on('acceptance_links')
      .column(column)
      .where(sql.ref(column), 'is not', null)
      .execute();
}
