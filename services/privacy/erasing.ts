import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DatabaseEngine, Tables } from '../database/database.ts';

export type Query = Kysely<Tables>;

/** How many rows of each table. */
export type Counts = Readonly<Record<string, number>>;

/** A part of an erasure, in bites that hold nobody up: `run` says how many rows it changed, and 0 once none is left. */
export interface Step {
  readonly table: keyof Tables;
  run(query: Query): Promise<number>;
}

/** A few milliseconds of the embedded engine. */
const bite = 100;

/** Does each step to its end; `rest` comes after each bite. */
export async function runSteps(
  query: Query,
  steps: readonly Step[],
  rest: () => Promise<void> = () => Promise.resolve(),
): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const step of steps) {
    const { table } = step;
    for (;;) {
      const changed = await step.run(query);
      if (changed === 0) break;
      counts[table] = (counts[table] ?? 0) + changed;
      await rest();
    }
  }
  return counts;
}

export function addCounts(one: Counts, other: Counts): Counts {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Statements that change a bite of the rows of a table. */
export class Bites {
  readonly #row: RawBuilder<unknown>;

  constructor(engine: DatabaseEngine) {
    this.#row = sql.raw(engine === 'postgres' ? 'ctid' : 'rowid');
  }

  delete(table: keyof Tables, where: RawBuilder<unknown>): Step {
    return {
      table,
      run: (query) => changed(sql`delete from ${sql.table(table)} where ${this.#some(table, where)}`, query),
    };
  }

  /** `where` must not hold for a row that has been set. */
  set(table: keyof Tables, values: RawBuilder<unknown>, where: RawBuilder<unknown>): Step {
    return {
      table,
      run: (query) => changed(sql`update ${sql.table(table)} set ${values} where ${this.#some(table, where)}`, query),
    };
  }

  #some(table: keyof Tables, where: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`${this.#row} in (select ${this.#row} from ${sql.table(table)} where ${where} limit ${bite})`;
  }
}

async function changed(statement: RawBuilder<unknown>, query: Query): Promise<number> {
  return Number((await statement.execute(query)).numAffectedRows ?? 0n);
}
