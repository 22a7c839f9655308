import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Log } from '../../log.ts';
import { ProductError } from '../../product-error.ts';
import { migrationNames } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';

/** Why nothing was moved; the target is as it was before. */
export class MoveError extends ProductError {
  readonly code = 'move-refused';
}

export interface MovedTable {
  readonly table: string;
  readonly rows: number;
  /** Of all rows in whatever order, the same on both sides. */
  readonly checksum: string;
}

interface Move {
  readonly file: string;
  readonly url: string;
  readonly log: Log;
}

/** Rows that a new database has already. */
const madeByMigrations = ['admin_notices', 'evidence_tree', 'readiness'];
const batchSize = 500;

/**
 * Copies everything from the embedded file into an empty PostgreSQL database, in one transaction, and reads both sides again to
 * prove it. Nothing can write to the file meanwhile, and nothing is written to it. Throws `MoveError`.
 */
export async function moveToPostgres({ file, url, log }: Move): Promise<readonly MovedTable[]> {
  const source = openAlone(file);
  const client = new pg.Client({ connectionString: url, application_name: 'agreement-desk-move' });
  try {
    await (await openDatabase({ kind: 'postgres', url }, log)).close();
    await client.connect();
    await client.query('begin');
    const guards = await triggersOf(client);
    const moved: MovedTable[] = [];
    for (const table of await tablesOf(client)) moved.push(await moveTable(source, client, table));
    if (JSON.stringify(await triggersOf(client)) !== JSON.stringify(guards))
      throw new MoveError('the guards of the target are not as they were before');
    await client.query('commit');
    return moved;
  } finally {
    // What was not committed is taken back with the connection.
    await client.end().catch(() => undefined);
    source.close();
  }
}

/** As long as it is open no bot can use the file; where one does, it cannot be opened. */
function openAlone(file: string): DatabaseSync {
  if (!existsSync(file)) throw new MoveError(`there is no file ${file}`);
  const source = new DatabaseSync(file);
  try {
    source.exec('pragma locking_mode = exclusive; begin exclusive');
    const done = source
      .prepare('select name from kysely_migration')
      .all()
      .map((row) => row['name']);
    if (done.length !== migrationNames.length || migrationNames.some((name) => !done.includes(name)))
      throw new MoveError('another version made the file; start the bot of this version on it once, and stop it');
    return source;
  } catch (error) {
    source.close();
    if (error instanceof MoveError) throw error;
    const isBusy = ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;
    throw new MoveError(isBusy ? 'a bot is running on the file: stop it first' : 'the file cannot be read', {
      cause: error,
    });
  }
}

/** Those that others refer to come first. */
async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind = 'r' and c.relname not like 'kysely_%'
    order by exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'), c.relname`);
  return rows.map((row) => row.name);
}

/** Every trigger, and whether it is on. */
async function triggersOf(client: pg.Client): Promise<readonly unknown[]> {
  const { rows } = await client.query<object>(`
    select tgrelid::regclass::text as on, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`);
  return rows;
}

async function moveTable(source: DatabaseSync, client: pg.Client, table: string): Promise<MovedTable> {
  const name = pg.escapeIdentifier(table);
  if (madeByMigrations.includes(table)) await client.query(`delete from ${name}`);
  const { rowCount } = await client.query(`select 1 from ${name} limit 1`);
  if (rowCount !== 0) throw new MoveError(`the target is not empty: there are rows in ${table}`);
  const columns = await columnsOf(client, table);
  // What the triggers of a table would do has been done: its outcome is copied too.
  await client.query(`alter table ${name} disable trigger user`);
  const read = new Sum(columns);
  for (const batch of batches(source, table, columns)) {
    for (const row of batch) read.add(row);
    await client.query(
      `insert into ${name} (${list(columns)})
       select ${list(columns)} from json_populate_recordset(null::${name}, $1::json)`,
      [JSON.stringify(batch)],
    );
  }
  await client.query(`alter table ${name} enable trigger user`);
  const written = await sumOf(client, table, columns);
  if (written.text !== read.text) throw new MoveError(`${table} did not arrive as it was`);
  return { table, rows: read.rows, checksum: read.text };
}

/** Without those that the database computes. */
async function columnsOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by column_name`,
    [table],
  );
  return rows.map((row) => row.name);
}

type Row = Readonly<Record<string, unknown>>;

function* batches(source: DatabaseSync, table: string, columns: readonly string[]): Generator<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of source.prepare(`select ${list(columns)} from ${pg.escapeIdentifier(table)}`).iterate()) {
    batch.push(Object.fromEntries(Object.entries(row).map(([column, value]) => [column, portable(value)])));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Bytes as PostgreSQL writes them in JSON. */
function portable(value: unknown): unknown {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
}

async function sumOf(client: pg.Client, table: string, columns: readonly string[]): Promise<Sum> {
  const sum = new Sum(columns);
  await client.query(`declare moved no scroll cursor for select ${list(columns)} from ${pg.escapeIdentifier(table)}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${batchSize} from moved`);
    for (const row of rows) sum.add(row);
    if (rows.length < batchSize) break;
  }
  await client.query('close moved');
  return sum;
}

function list(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/** Adds up the hashes of rows, so that their order, which differs between engines, does not count. */
class Sum {
  rows = 0;
  readonly #columns: readonly string[];
  #sum = 0n;

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  get text(): string {
    return `${this.rows}:${this.#sum.toString(16)}`;
  }

  add(row: Row): void {
    const values = this.#columns.map((column) => [column, canonical(row[column])]);
    const hash = createHash('sha256').update(JSON.stringify(values)).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % (1n << 256n);
    this.rows += 1;
  }
}

/** `pg` gives 64-bit integers as text, and the embedded engine as numbers. */
function canonical(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  return String(portable(value));
}
