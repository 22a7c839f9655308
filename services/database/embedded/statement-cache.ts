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
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bindable(parameters)),
    run: (parameters) => statement.run(...bindable(parameters)),
    iterate: (parameters) => statement.iterate(...bindable(parameters)),
  };
}

/** PostgreSQL has no NUL in text; refusing it here too keeps the engines alike. */
function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  if (parameters.some((value) => typeof value === 'string' && value.includes('\0'))) {
    throw new TypeError('text with a NUL character cannot be stored');
  }
  return parameters as SQLInputValue[];
}
