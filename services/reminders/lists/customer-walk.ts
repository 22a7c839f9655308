import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { CustomerStatus } from '../../customers/customer-status.ts';
import type { CustomerId } from '../../ids.ts';
import type { ListSort } from './customer-filter.ts';

/** Where the last page ended. */
export interface WalkPosition {
  readonly key: string;
  readonly customerId: CustomerId;
}

interface Narrowed {
  readonly statuses: readonly CustomerStatus[];
  readonly conditions: readonly RawBuilder<unknown>[];
}

export interface Walk extends Narrowed {
  readonly sort: ListSort;
  readonly after?: WalkPosition | undefined;
  readonly count: number;
}

/**
 * The next customers in the order of an index, whatever their number. Each status is read from the index by itself, and the few
 * rows of all are sorted together.
 */
export async function walkCustomers(database: Database, walk: Walk): Promise<readonly WalkPosition[]> {
  if (walk.statuses.length === 0) return [];
  const { rows } = await nextOf(walk, database.engine).execute(database.query);
  return rows.map((row) => ({ key: row.sort_key, customerId: row.customer_id }));
}

interface WalkedRow {
  readonly customer_id: CustomerId;
  readonly sort_key: string;
}

export function nextOf(walk: Walk, engine: Database['engine']): RawBuilder<WalkedRow> {
  const { statuses, conditions, sort, after, count } = walk;
  const [key, direction] = orderOf(sort, engine);
  const beyond = sql.raw(direction === 'desc' ? '<' : '>');
  const further = after ? [sql`(${key}, customer_id) ${beyond} (${after.key}, ${after.customerId})`] : [];
  const known = sort.endsWith('since') ? [sql`unconfirmed_since is not null`] : [];
  const order = (by: RawBuilder<unknown>) => sql`${by} ${sql.raw(direction)}, customer_id ${sql.raw(direction)}`;
  const ofEach = statuses.map((status) => {
    const where = sql.join([sql`status = ${status}`, ...conditions, ...known, ...further], sql` and `);
    return sql`select * from (
      select customer_id, ${key} as sort_key from customers where ${where}
      order by ${order(key)} limit ${count}) as ${sql.ref(`of_${status.replace('-', '_')}`)}`;
  });
  return sql`
    select customer_id, sort_key from (${sql.join(ofEach, sql` union all `)}) as walked
    order by ${order(sql`sort_key`)} limit ${count}`;
}

/** How many there are in all, or `most`: those that are met first, in no order. */
export async function countCustomers({ query }: Database, { statuses, conditions }: Narrowed, most: number) {
  if (statuses.length === 0) return 0;
  const where = sql.join([sql`status in (${sql.join(statuses)})`, ...conditions], sql` and `);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from customers where ${where} limit ${most}) as met`.execute(query);
  return rows[0]?.count ?? 0;
}

/** As migration 34 has the name in its index. */
function orderOf(sort: ListSort, engine: Database['engine']): [RawBuilder<unknown>, 'asc' | 'desc'] {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  if (sort.endsWith('since')) return [sql`unconfirmed_since`, direction];
  return [engine === 'postgres' ? sql`(lower(company_name) collate "C")` : sql`lower(company_name)`, direction];
}
