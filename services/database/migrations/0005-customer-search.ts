import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DatabaseEngine } from '../database.ts';

/** Apart from `customers`, whose rows change with every read: the large index is written only when a name changes. */
export async function createCustomerSearch(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  await (engine === 'postgres' ? createForPostgres(query) : createForEmbedded(query));
  await createWordPieces(query, engine);
}

async function createForPostgres(query: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(query);
  await sql`
    create table customer_search (
      customer_id text primary key references customers on delete cascade,
      search_text text not null
    )`.execute(query);
  // Without fastupdate every search would first read the rows that are not yet in the index.
  await sql`
    create index customer_search_by_part on customer_search
    using gin (search_text gin_trgm_ops) with (gin_pending_list_limit = 256)`.execute(query);
  await sql`
    create index customer_search_by_start on customer_search
    ((left(search_text, ${sql.lit(60)}) collate "C"))`.execute(query);
  await sql`create index customer_search_by_id_part on customer_search using gin (customer_id gin_trgm_ops) with (gin_pending_list_limit = 256)`.execute(
    query,
  );
}

/** An id of its own, because SQLite may number the rows of other tables anew. */
async function createForEmbedded(query: Kysely<unknown>): Promise<void> {
  await sql`
    create table customer_search (
      search_id integer primary key,
      customer_id text not null unique references customers on delete cascade,
      search_text text not null
    )`.execute(query);
  for (const name of ['customer_parts', 'customer_id_parts'] as const) await createParts(query, name);
  await createTriggers(query);
}

async function createParts(query: Kysely<unknown>, name: 'customer_parts' | 'customer_id_parts'): Promise<void> {
  const column = name === 'customer_parts' ? 'search_text' : 'customer_id';

  await sql
    .raw(
      `create virtual table ${name} using fts5 (${column}, content = 'customer_search', content_rowid = 'search_id',
       tokenize = 'trigram case_sensitive 1', columnsize = 0)`,
    )
    .execute(query);
}

async function createTriggers(query: Kysely<unknown>): Promise<void> {
  const add = `insert into customer_parts (rowid, search_text) values (new.search_id, new.search_text);`;
  const remove = `insert into customer_parts (customer_parts, rowid, search_text)
    values ('delete', old.search_id, old.search_text);`;
  const addId = `insert into customer_id_parts (rowid, customer_id) values (new.search_id, new.customer_id);`;
  const removeId = `insert into customer_id_parts (customer_id_parts, rowid, customer_id)
    values ('delete', old.search_id, old.customer_id);`;
  for (const [name, event, work] of [
    ['customer_search_added', 'insert', add + addId],
    ['customer_search_changed', 'update of search_text', remove + add],
    ['customer_search_removed', 'delete', remove + removeId],
  ])
    await sql.raw(`create trigger ${name} after ${event} on customer_search begin ${work} end`).execute(query);
}

/** Where words of names stand by their pieces, for what was typed with errors. */
async function createWordPieces(query: Kysely<unknown>, engine: DatabaseEngine): Promise<void> {
  const collation = engine === 'postgres' ? sql`collate "C"` : sql``;
  const kind = engine === 'postgres' ? sql`` : sql`without rowid`;
  await sql`
    create table customer_word_pieces (
      piece text ${collation} not null,
      word text ${collation} not null,
      primary key (piece, word)
    ) ${kind}`.execute(query);
}
