import type { Database, DatabaseTrouble } from '../../services/database/database.ts';

/** Probes may ask as often as they like. The database is asked once in this time. */
const freshForMs = 1_000;

/** Whether this instance can do its work. One look at the database serves all probes that ask meanwhile. */
export class Readiness {
  readonly #database: Pick<Database, 'findTrouble'>;
  #looking: Promise<DatabaseTrouble | undefined> | undefined;

  constructor(database: Pick<Database, 'findTrouble'>) {
    this.#database = database;
  }

  /** Why the instance cannot work; undefined when all is well. Never rejects. */
  findTrouble(): Promise<DatabaseTrouble | undefined> {
    this.#looking ??= this.#look();
    return this.#looking;
  }

  async #look(): Promise<DatabaseTrouble | undefined> {
    const reason = await this.#database.findTrouble();
    setTimeout(() => (this.#looking = undefined), freshForMs).unref();
    return reason;
  }
}
