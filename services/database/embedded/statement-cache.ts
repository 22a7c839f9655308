import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** What Kysely needs of `node:sqlite`. Keeps the statements used last, because preparing costs more than running. */
export class StatementCache implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #capacity: number;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: DatabaseSync, capacity: number) {
    this.#database = database;
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#statements.size;
  }

  prepare(sql: string): SqliteStatement {
    const statement = this.#statements.get(sql) ?? adapt(this.#database.prepare(sql));
    // A map lists its keys in the order of insertion: the one at the front was used the longest ago.
    this.#statements.delete(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > this.#capacity) this.#forgetOldest();
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #forgetOldest(): void {
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined) this.#statements.delete(oldest);
  }
}

function adapt(statement: StatementSync): SqliteStatement {
  const { length } = statement.columns();
  statement.setReturnArrays(true);
  const rowOf = rowMaker(statement);
  return {
    reader: length > 0,
    all: (parameters) => (statement.all(...bindable(parameters)) as unknown as Values[]).map(rowOf),
    run: (parameters) => statement.run(...bindable(parameters)),
    *iterate(parameters) {
      for (const values of statement.iterate(...bindable(parameters))) yield rowOf(values as unknown as Values);
    },
  };
}

type Values = readonly unknown[];

/**
 * Makes the rows of a statement out of arrays. Those that Node makes are hash tables, of twice the size, which take three times as
 * long to make and longer to read.
 */
function rowMaker(statement: StatementSync): (values: Values) => Record<string, unknown> {
  let names: readonly string[] = [];
  let blank: Readonly<Record<string, unknown>> = {};
  return (values) => {
    // Also where a table has another column than when the statement was prepared.
    if (values.length !== names.length) {
      names = statement.columns().map(({ name }) => name);
      blank = Object.fromEntries(names.map((name) => [name, null]));
    }
    const row = { ...blank };
    for (let at = 0; at < values.length; at += 1) row[names[at] ?? ''] = values[at];
    return row;
  };
}

/** PostgreSQL has no NUL in text; refusing it here too keeps the engines alike. */
function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  if (parameters.some((value) => typeof value === 'string' && value.includes('\0'))) {
    throw new TypeError('text with a NUL character cannot be stored');
  }
  return parameters as SQLInputValue[];
}
