import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { CustomerRow } from '../database/tables.ts';
import type { CustomerSummary } from './customer.ts';

const batchSize = 100;

/** The customers of the partner, as the list told them. */
export class DirectoryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds or renames customers that a round of listing has seen. */
  async upsertListed(customers: readonly CustomerSummary[], round: number, now: Date): Promise<void> {
    for (let from = 0; from < customers.length; from += batchSize) {
      const rows = customers.slice(from, from + batchSize).map((customer) => newRow(customer, round, now));
      await this.#database.query
        .insertInto('customers')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('customer_id').doUpdateSet((row) => ({
            company_name: row.ref('excluded.company_name'),
            domain: row.ref('excluded.domain'),
            listed_in_round: row.ref('excluded.listed_in_round'),
            left_at: null,
          })),
        )
        .execute();
    }
  }
}

function newRow(customer: CustomerSummary, round: number, now: Date): CustomerRow {
  return {
    customer_id: customer.customerId,
    company_name: customer.companyName,
    domain: customer.domain,
    listed_in_round: round,
    first_listed_at: toInstantText(now),
    left_at: null,
    status: 'unknown',
    accepted_on: null,
    unconfirmed_since: null,
    read_at: null,
    failed_reads: 0,
    read_due_at: toInstantText(now),
    claimed_until: null,
  };
}
