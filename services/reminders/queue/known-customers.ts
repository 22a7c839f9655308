import type { Database } from '../../database/database.ts';
import type { CustomerId } from '../../ids.ts';
import type { Agent } from '../../identity/agent.ts';

/** Throws `CustomerNotFoundError` for a tenant that is no customer of the partner. */
export interface CustomerGetter {
  getCustomer(agent: Agent, customerId: CustomerId): Promise<unknown>;
}

interface KnownCustomersOptions {
  readonly database: Database;
  readonly customers: CustomerGetter;
}

/** Knows which customers the partner has: the directory's, and for those who are too new for it, Partner Center's. */
export class KnownCustomers {
  readonly #options: KnownCustomersOptions;

  constructor(options: KnownCustomersOptions) {
    this.#options = options;
  }

  /** Throws `CustomerNotFoundError`: nothing is kept about a customer that is none. */
  async require(agent: Agent, customerId: CustomerId): Promise<void> {
    const { database, customers } = this.#options;
    const listed = await database.query
      .selectFrom('customers')
      .select('customer_id')
      .where('customer_id', '=', customerId)
      .executeTakeFirst();
    if (!listed) await customers.getCustomer(agent, customerId);
  }
}
