import { sql } from 'kysely';
import { yieldToEventLoop } from '../../background-work.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { CustomerId } from '../../ids.ts';

/** One to two milliseconds of the embedded engine. */
const stepSize = 500;

interface Step {
  readonly last: CustomerId | null;
  readonly missing: number;
  readonly read: number;
}

/** Finds the customers that a whole round did not list: they have left. */
export class LeftCustomersStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Goes through all customers in small steps; turns come in between. Doing it again changes nothing. */
  async markLeft(round: number, now: Date): Promise<{ readonly left: number; readonly read: number }> {
    let [after, left, read] = ['', 0, 0];
    for (;;) {
      const step = await this.#look(round, after);
      if (!step?.last) return { left, read };
      if (step.missing > 0) await this.#mark(round, { after, last: step.last }, now);
      [after, left, read] = [step.last, left + step.missing, read + step.read];
      await yieldToEventLoop();
    }
  }

  /** Listed in this round, whatever else is known of them; those that had left are back. */
  async keep(customerIds: readonly CustomerId[], round: number): Promise<void> {
    await this.#database.query
      .updateTable('customers')
      .set({ listed_in_round: round, left_at: null })
      .where('customer_id', 'in', customerIds)
      .where('listed_in_round', '<', round)
      .execute();
  }

  /** Takes all that are there for listed in this round, so that it marks none of them. In small steps too. */
  async keepAll(round: number): Promise<void> {
    let after = '';
    for (;;) {
      const step = await this.#look(round, after);
      if (!step?.last) return;
      if (step.missing > 0) await this.#keepStep(round, { after, last: step.last });
      after = step.last;
      await yieldToEventLoop();
    }
  }

  async #keepStep(round: number, range: { after: string; last: CustomerId }): Promise<void> {
    await this.#database.query
      .updateTable('customers')
      .set({ listed_in_round: round })
      .where('customer_id', '>', range.after as CustomerId)
      .where('customer_id', '<=', range.last)
      .where('left_at', 'is', null)
      .where('listed_in_round', '<', round)
      .execute();
  }

  async #look(round: number, after: string): Promise<Step | undefined> {
    const found = await sql<Step>`
      select
        max(customer_id) as last,
        coalesce(sum(case when left_at is null and listed_in_round < ${round} then 1 else 0 end), 0) as missing,
        coalesce(sum(case when listed_in_round >= ${round} and status <> 'unknown' then 1 else 0 end), 0) as read
      from (
        select customer_id, left_at, listed_in_round, status from customers
        where customer_id > ${after} order by customer_id limit ${stepSize}
      ) as step`.execute(this.#database.query);
    return found.rows[0];
  }

  /** Due at once: should a customer come back, what is known of it is old. */
  async #mark(round: number, range: { after: string; last: CustomerId }, now: Date): Promise<void> {
    await this.#database.query
      .updateTable('customers')
      .set({ left_at: toInstantText(now), read_due_at: toInstantText(now), claimed_until: null })
      .where('customer_id', '>', range.after as CustomerId)
      .where('customer_id', '<=', range.last)
      .where('left_at', 'is', null)
      .where('listed_in_round', '<', round)
      .execute();
  }
}
