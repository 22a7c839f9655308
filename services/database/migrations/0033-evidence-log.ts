import { type Kysely, sql } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

/** The evidence log: entries with the hashes of its tree, signed heads, public keys; and the words about people, beside it. */
export async function createEvidenceLog(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await createEntries(query, engine);
  await createTree(query, engine);
  await createHeadsAndKeys(query, engine);
  await createWords(query, engine);
  for (const table of ['evidence_entries', 'evidence_heads', 'evidence_keys'])
    await guardAppendOnly(query, { engine, table });
  await guardAppendOnly(query, { engine, table: 'evidence_words', isErasable: true });
}

/** In SQLite a primary key of this very type is the row's own number: an entry is found without an index. */
const position = (engine: DatabaseEngine) => (engine === 'postgres' ? 'bigint' : 'integer');

async function createEntries({ schema }: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await schema
    .createTable('evidence_entries')
    .addColumn('position', position(engine), (column) => column.primaryKey())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('once_key', 'text')
    .addColumn('hashes', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('evidence_entries_by_customer')
    .on('evidence_entries')
    .columns(['customer_id', 'position'])
    .execute();
  // Those of no customer are few, and looked for by their kind.
  await schema
    .createIndex('evidence_entries_by_kind')
    .on('evidence_entries')
    .columns(['kind', 'position'])
    .where(sql.ref('customer_id'), 'is', null)
    .execute();
  await schema
    .createIndex('evidence_entries_once')
    .unique()
    .on('evidence_entries')
    .column('once_key')
    .where(sql.ref('once_key'), 'is not', null)
    .execute();
}

async function createTree(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await query.schema
    .createTable('evidence_tree')
    .addColumn('tree_id', 'integer', (column) => column.primaryKey())
    .addColumn('size', position(engine), (column) => column.notNull())
    .addColumn('subtrees', 'text', (column) => column.notNull())
    .addCheckConstraint('evidence_tree_one', sql`tree_id = 1`)
    .execute();
  await sql`insert into evidence_tree (tree_id, size, subtrees) values (1, 0, '')`.execute(query);
}

async function createHeadsAndKeys({ schema }: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await schema
    .createTable('evidence_heads')
    .addColumn('size', position(engine), (column) => column.primaryKey())
    .addColumn('signed_at', 'text', (column) => column.notNull())
    .addColumn('signed', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('evidence_heads_by_time').on('evidence_heads').column('signed_at').execute();
  await schema
    .createTable('evidence_keys')
    .addColumn('public_key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('position', position(engine), (column) => column.notNull().unique())
    .addColumn('began_at', 'text', (column) => column.notNull())
    .execute();
}

async function createWords({ schema }: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await schema
    .createTable('evidence_words')
    .addColumn('position', position(engine), (column) => column.notNull().references('evidence_entries.position'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addPrimaryKeyConstraint('evidence_words_key', ['position', 'part'])
    .execute();
  await schema.createIndex('evidence_words_by_subject').on('evidence_words').column('subject').execute();
}

interface AppendOnly {
  readonly engine: DatabaseEngine;
  readonly table: string;
  /** Whether rows may go, though none may change. */
  readonly isErasable?: boolean;
}

/** Lets rows be added to a table, and none be changed; nor deleted, unless they are erasable. */
async function guardAppendOnly(query: Kysely<unknown>, { engine, table, isErasable }: AppendOnly): Promise<void> {
  const [rewritten, deleted] = [`a row of ${table} is never rewritten`, `a row of ${table} is never deleted`];
  await guard(query, engine, { table, name: 'keep', event: 'update', message: rewritten });
  if (isErasable) return;
  await guard(query, engine, { table, name: 'stay', event: 'delete', message: deleted });
  if (engine === 'postgres')
    await guard(query, engine, { table, name: 'stay_all', event: 'truncate', message: deleted });
}

interface Guard {
  readonly table: string;
  readonly name: string;
  readonly event: 'update' | 'delete' | 'truncate';
  readonly message: string;
}

async function guard(query: Kysely<unknown>, engine: DatabaseEngine, given: Guard): Promise<void> {
  const { table, name, event, message } = given;
  const refuse =
    engine === 'postgres'
      ? `execute function refuse_ledger_change('${message}')`
      : `begin select raise(abort, '${message}'); end`;
  const each = event === 'truncate' ? 'statement' : 'row';
  await sql
    .raw(`create trigger ${table}_${name} before ${event} on ${table} for each ${each} ${refuse}`)
    .execute(query);
}
