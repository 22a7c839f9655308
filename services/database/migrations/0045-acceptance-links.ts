import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** Pages of Microsoft's on which customers accept. Two agents cannot make two for one customer, at whichever instances. */
export async function createAcceptanceLinks(query: Kysely<unknown>): Promise<void> {
  const { schema } = query;
  const required = ['draft_id', 'customer_id', 'company_name', 'agent_id', 'agent_name', 'country', 'language'];
  const optional = ['first_name', 'last_name', 'email', 'phone_number', 'failure_code', 'sealed_secret', 'secret_hash'];
  const instants = ['sent_at', 'accepted_at', 'expires_at', 'ended_at', 'warned_at', 'due_at', 'claimed_until'];
  let table: CreateTableBuilder<string, string> = schema
    .createTable('acceptance_links')
    .addColumn('link_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0));
  for (const name of [...required, 'template_id', 'request_id', 'state', 'created_at'])
    table = table.addColumn(name, 'text', (column) => column.notNull());
  for (const name of [...optional, 'status_word', 'news', ...instants]) table = table.addColumn(name, 'text');
  await table
    .addUniqueConstraint('acceptance_links_one_a_draft', ['draft_id'])
    .addCheckConstraint(
      'acceptance_links_state',
      sql`state in ('making', 'uncertain', 'made', 'sent', 'accepted', 'entered', 'failed', 'expired', 'refused', 'withdrawn')`,
    )
    .execute();
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
  await schema
    .createIndex('acceptance_links_by_due')
    .on('acceptance_links')
    .column('due_at')
    .where(sql.ref('due_at'), 'is not', null)
    .execute();
}
