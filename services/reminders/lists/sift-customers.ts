import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { CustomerStatus } from '../../customers/customer-status.ts';
import type { CustomerId } from '../../ids.ts';
import { type ListSort, mostSifted } from './customer-filter.ts';

interface Sieve {
  readonly statuses: readonly CustomerStatus[];
  readonly conditions: readonly RawBuilder<unknown>[];
  readonly sort: ListSort | undefined;
  /** Without `sort`, those behind so many are left out. */
  readonly enough: number;
}

/** Customers one by one, or a query that gives them, in an order of their own. */
export type FewCustomers = readonly CustomerId[] | RawBuilder<{ customer_id: CustomerId }>;

export interface Sifted {
  readonly customerIds: readonly CustomerId[];
  /** There are more than `mostSifted`, and the others were left out. */
  readonly isCut: boolean;
  /** There are more than `enough`, and the others were not looked at. */
  readonly hasMore: boolean;
}

/** Those of some thousand customers that meet the conditions, sorted, or in the order given. */
export async function siftCustomers(
  { query, engine }: Database,
  few: FewCustomers,
  { statuses, conditions, sort, enough }: Sieve,
): Promise<Sifted> {
  if (statuses.length === 0) return { customerIds: [], isCut: false, hasMore: false };
  const looked = sort ? mostSifted : Math.min(enough, mostSifted);
  // `cross join` keeps SQLite from reading all customers to find the few among them.
  const given = isQuery(few)
    ? sql`select customer_id, row_number() over () as place from (${few} limit ${mostSifted + 1}) as listed`
    : named(few, engine);
  const { rows } = await sql<{ customer_id: CustomerId | null; most: number }>`
    with few as materialized (${given}), counted as (select count(*) as most from few)
    select sifted.customer_id, most from counted left join (
      select customers.customer_id, company_name, unconfirmed_since, place from few cross join customers
      where customers.customer_id = few.customer_id and place <= ${looked}
        and status in (${sql.join(statuses)}) and ${sql.join(conditions, sql` and `)}
    ) as sifted on true
    order by ${sort ? orderBy(sort) : sql`place`}`.execute(query);
  const most = rows[0]?.most ?? 0;
  return {
    customerIds: rows.flatMap(({ customer_id }) => customer_id ?? []),
    isCut: most > mostSifted,
    hasMore: Math.min(most, mostSifted) > looked,
  };
}

function isQuery(few: FewCustomers): few is Exclude<FewCustomers, readonly CustomerId[]> {
  return !Array.isArray(few);
}

function named(customerIds: readonly CustomerId[], engine: Database['engine']) {
  const json = JSON.stringify(customerIds);
  return engine === 'postgres'
    ? sql`select id as customer_id, place from json_array_elements_text(${json}::json) with ordinality as each (id, place)`
    : sql`select value as customer_id, key + 1 as place from json_each(${json})`;
}

/** Customers without a date come last. */
function orderBy(sort: ListSort): RawBuilder<unknown> {
  const direction = sql.raw(sort.startsWith('-') ? 'desc' : 'asc');
  if (sort.endsWith('name')) return sql`lower(company_name) ${direction}, sifted.customer_id ${direction}`;
  return sql`unconfirmed_since is null, unconfirmed_since ${direction}, sifted.customer_id ${direction}`;
}
