import { sql } from 'kysely';
import { yieldToEventLoop } from '../background-work.ts';
import type { Database } from './database.ts';
import type { CustomerRow } from './tables/customer-tables.ts';

type Status = CustomerRow['status'];

/** A few milliseconds of the embedded engine. */
const stepSize = 10_000;

interface Step {
  readonly last: string | null;
  readonly count: number;
}

/**
 * How many customers that have not left have the status, read from an index alone (migration 0011). The embedded engine
 * holds the process while it counts, so it does it in steps, and turns come in between; PostgreSQL counts elsewhere.
 */
export async function countByStatus(database: Database, status: Status): Promise<number> {
  return database.engine === 'postgres' ? countAtOnce(database, status) : countInSteps(database, status);
}

async function countAtOnce({ query }: Database, status: Status): Promise<number> {
  const row = await query
    .selectFrom('customers')
    .select((customer) => customer.fn.countAll<number>().as('count'))
    .where('left_at', 'is', null)
    .where('status', '=', status)
    .executeTakeFirstOrThrow();
  return row.count;
}

async function countInSteps(database: Database, status: Status): Promise<number> {
  let [after, count] = ['', 0];
  for (;;) {
    const step = await countAfter(after, status, database);
    count += step?.count ?? 0;
    if (!step?.last || step.count < stepSize) return count;
    after = step.last;
    await yieldToEventLoop();
  }
}

async function countAfter(after: string, status: Status, { query }: Database): Promise<Step | undefined> {
  const found = await sql<Step>`
    select max(customer_id) as last, count(*) as count
    from (
      select customer_id from customers
      where left_at is null and status = ${status} and customer_id > ${after}
      order by customer_id limit ${stepSize}
    ) as step`.execute(query);
  return found.rows[0];
}
