import { sql } from 'kysely';
import type { Lease } from '../../database/claims.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { CustomerId } from '../../ids.ts';

/** In which countries the customers are, as far as it has been read. */
export interface KnownCountries {
  /** ISO 3166-1 alpha-2, in the order of these letters. */
  readonly countries: readonly string[];
  /** No customer's is still to be read. */
  readonly isComplete: boolean;
}

/** The countries in the directory. */
export class CountriesStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Customers whose country is to be read, for this instance alone until `until`. */
  async claimDue(atMost: number, { now, until }: Lease): Promise<readonly CustomerId[]> {
    const skipLocked = this.#database.engine === 'postgres' ? sql`for update skip locked` : sql``;
    const { rows } = await sql<{ customer_id: CustomerId }>`
      with picked as materialized (
        select customer_id from customers where left_at is null and country_due_at <= ${toInstantText(now)}
        order by country_due_at limit ${atMost} ${skipLocked}
      )
      update customers set country_due_at = ${toInstantText(until)}
      where customer_id in (select customer_id from picked)
      returning customer_id`.execute(this.#database.query);
    return rows.map((row) => row.customer_id);
  }

  /** What a customer's own record tells. A customer that the directory does not know is left out. */
  async note(customerId: CustomerId, told: string | undefined): Promise<void> {
    const country = known(told);
    await sql`
      update customers set country = ${country}
      where customer_id = ${customerId} and country is distinct from ${country}`.execute(this.#database.query);
  }

  /** When it is to be read again. */
  async saveDue(customerId: CustomerId, dueAt: Date): Promise<void> {
    await this.#database.query
      .updateTable('customers')
      .set({ country_due_at: toInstantText(dueAt) })
      .where('customer_id', '=', customerId)
      .execute();
  }

  /** One step along the index for each country, however many customers there are. */
  async list(): Promise<KnownCountries> {
    const { query } = this.#database;
    const { rows } = await sql<{ country: string }>`
      with recursive told (country) as (
        select min(country) from customers where left_at is null and country > ''
        union all
        select (select min(country) from customers where left_at is null and customers.country > told.country)
        from told where told.country is not null
      )
      select country from told where country is not null`.execute(query);
    const unread = await sql`
      select 1 from customers where left_at is null and country is null limit 1`.execute(query);
    return { countries: rows.map(({ country }) => country).toSorted(), isComplete: unread.rows.length === 0 };
  }
}

/** Anything but a country's two letters counts as none. */
function known(told = ''): string {
  const country = told.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(country) ? country : '';
}
