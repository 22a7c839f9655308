import { type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/database.ts';
import type { Query, Step } from './erasing.ts';

interface WholesOptions {
  readonly table: keyof Tables;
  /** Its one key. */
  readonly key: string;
  readonly where: RawBuilder<unknown>;
  /** Rows of other tables that go with a row, by the column with its key. */
  readonly parts?: readonly { readonly table: keyof Tables; readonly column: string }[];
}

/** A few milliseconds of the embedded engine. */
const bite = 50;

/** Deletes rows with all that goes with them. A row that cannot be deleted is left alone, and the others go. */
export class Wholes implements Step {
  readonly table: keyof Tables;
  readonly #options: WholesOptions;
  readonly #refused = new Set<string>();

  constructor(options: WholesOptions) {
    this.table = options.table;
    this.#options = options;
  }

  /** How many rows could not be deleted. */
  get refused(): number {
    return this.#refused.size;
  }

  async run(query: Query): Promise<number> {
    for (;;) {
      const keys = await this.#find(query);
      if (keys.length === 0) return 0;
      const deleted = await this.#delete(query, keys).catch(() => this.#deleteEach(query, keys));
      if (deleted > 0) return deleted;
    }
  }

  async #find(query: Query): Promise<readonly string[]> {
    const { table, key, where } = this.#options;
    const but = this.#refused.size === 0 ? sql`` : sql`and ${sql.ref(key)} not in (${sql.join([...this.#refused])})`;
    const found = await sql<{ key: string }>`
      select ${sql.ref(key)} as key from ${sql.table(table)} where ${where} ${but} limit ${bite}`.execute(query);
    return found.rows.map((row) => row.key);
  }

  async #deleteEach(query: Query, keys: readonly string[]): Promise<number> {
    let deleted = 0;
    for (const key of keys) {
      try {
        deleted += await this.#delete(query, [key]);
      } catch {
        this.#refused.add(key);
      }
    }
    return deleted;
  }

  async #delete(query: Query, keys: readonly string[]): Promise<number> {
    const { table, key, where, parts = [] } = this.#options;
    return query.transaction().execute(async (transaction) => {
      for (const part of parts)
        await sql`delete from ${sql.table(part.table)} where ${sql.ref(part.column)} in (${sql.join(keys)})`.execute(
          transaction,
        );
      const own = sql`${sql.ref(key)} in (${sql.join(keys)}) and ${where}`;
      const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where ${own}`.execute(transaction);
      return Number(numAffectedRows);
    });
  }
}
