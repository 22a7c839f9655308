import { customerStatuses } from '../customers/customer-status.ts';
import { countByStatus } from '../database/count-by-status.ts';
import type { Database } from '../database/database.ts';
import { noCustomers, type StatusCounts } from './report.ts';

/** Counts the customers of the directory by status. */
export class StatusCounter {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One status after the other: a customer whose status changes meanwhile may count twice, or not at all. */
  async count(): Promise<StatusCounts> {
    const counts = { ...noCustomers };
    for (const status of customerStatuses) counts[status] = await countByStatus(this.#database, status);
    return counts;
  }
}
