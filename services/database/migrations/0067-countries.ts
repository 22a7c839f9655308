import { type Kysely, sql } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

/** In which country each customer is, which the list of customers does not tell: it is read customer by customer, or noted when somebody looks. */
export async function createCountries(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await query.schema.alterTable('customers').addColumn('country', 'text').execute();
  await query.schema
    .alterTable('customers')
    .addColumn('country_due_at', 'text', (column) => column.notNull().defaultTo('1970-01-01T00:00:00.000Z'))
    .execute();
  await sql`
    create index customers_by_country_due on customers (country_due_at) where left_at is null`.execute(query);
  const name = sql.raw(engine === 'postgres' ? '(lower(company_name) collate "C")' : 'lower(company_name)');
  await sql`
    create index customers_by_country on customers (country, status, ${name}, customer_id)
    where left_at is null`.execute(query);
  await sql`
    create index customers_open_by_country on customers (country, status, unconfirmed_since, customer_id)
    where left_at is null and unconfirmed_since is not null`.execute(query);
}
