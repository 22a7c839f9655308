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

/** Knows which customers the partner has: from the directory, and from Partner Center for those that are too new for it. */
export class KnownCustomers {
  readonly #options: KnownCustomersOptions;

  constructor(options: KnownCustomersOptions) {
    this.#options = options;
  }

  /** Throws `CustomerNotFoundError`, so that nothing is kept about a tenant that is no customer. */
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
