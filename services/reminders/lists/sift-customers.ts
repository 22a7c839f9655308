import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { CustomerStatus } from '../../customers/customer-status.ts';
import type { CustomerId } from '../../ids.ts';
import type { ListSort } from './customer-filter.ts';

interface Sieve {
  readonly statuses: readonly CustomerStatus[];
  readonly conditions: readonly RawBuilder<unknown>[];
  readonly sort: ListSort | undefined;
}

/** Those of some thousand customers that meet the conditions, sorted, or in the order given. */
export async function siftCustomers(
  { query, engine }: Database,
  customerIds: readonly CustomerId[],
  { statuses, conditions, sort }: Sieve,
): Promise<readonly CustomerId[]> {
  if (customerIds.length === 0 || statuses.length === 0) return [];
  const given =
    engine === 'postgres'
      ? sql`select value as id from json_array_elements_text(${JSON.stringify(customerIds)}::json) as value`
      : sql`select value as id from json_each(${JSON.stringify(customerIds)})`;
  const { rows } = await sql<{ customer_id: CustomerId }>`
    select customer_id from customers
    where customer_id in (${given}) and status in (${sql.join(statuses)}) and ${sql.join(conditions, sql` and `)}
    ${sort ? orderBy(sort) : sql``}`.execute(query);
  const fitting = rows.map((row) => row.customer_id);
  if (sort) return fitting;
  const isFitting = new Set(fitting);
  return customerIds.filter((customerId) => isFitting.has(customerId));
}

/** Customers without a date come last. */
function orderBy(sort: ListSort): RawBuilder<unknown> {
  const direction = sql.raw(sort.startsWith('-') ? 'desc' : 'asc');
  if (sort.endsWith('name')) return sql`order by lower(company_name) ${direction}, customer_id ${direction}`;
  return sql`order by unconfirmed_since is null, unconfirmed_since ${direction}, customer_id ${direction}`;
}
