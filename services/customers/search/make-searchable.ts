import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { CustomerWordPieceRow } from '../../database/tables/customer-tables.ts';
import type { CustomerSummary } from '../../customer.ts';
import { searchTextOf } from './search-text.ts';
import { piecesOf } from './near-words.ts';

/** Within a transaction. */
type Writing = Pick<Database, 'query' | 'engine'>;

/**
 * Pages of each index that are merged with every write. Ten new customers fill some five pages, each of which is merged
 * anew as often as the index has levels: with less than this they would pile up.
 */
const mergedPages = { customer_parts: 24, customer_id_parts: 8 } as const;

/** Writes only for names that are new: the index is the dear part. */
export async function makeSearchable(database: Writing, customers: readonly CustomerSummary[]): Promise<void> {
  const changed = await saveTexts(database, customers);
  if (changed.length === 0) return;
  if (database.engine === 'embedded') await mergeIndexes(database);
  const words = new Set(changed.flatMap((text) => text.split(/\s+/)));
  const pieces = [...words].flatMap((word) => piecesOf(word).map((piece) => ({ piece, word })));
  if (pieces.length === 0) return;
  pieces.sort((one, other) => compare(one.piece, other.piece) || compare(one.word, other.word));
  await addWordPieces(database, pieces);
}

async function saveTexts({ query }: Writing, customers: readonly CustomerSummary[]): Promise<readonly string[]> {
  const changed = await query
    .insertInto('customer_search')
    .values(customers.map((customer) => ({ customer_id: customer.customerId, search_text: searchTextOf(customer) })))
    .onConflict((conflict) =>
      conflict
        .column('customer_id')
        .doUpdateSet((row) => ({ search_text: row.ref('excluded.search_text') }))
        .whereRef('customer_search.search_text', '!=', 'excluded.search_text'),
    )
    .returning('search_text')
    .execute();
  return changed.map((row) => row.search_text);
}

/** A little at a time: see migration 12. */
async function mergeIndexes({ query }: Writing): Promise<void> {
  for (const [name, pages] of Object.entries(mergedPages)) {
    const index = sql.table(name);
    await sql`insert into ${index} (${index}, rank) values ('merge', ${pages})`.execute(query);
  }
}

/** As one value: a statement for each number of rows would be prepared anew, which takes longer than to run it. */
async function addWordPieces({ query, engine }: Writing, pieces: readonly CustomerWordPieceRow[]): Promise<void> {
  const json = JSON.stringify(pieces);
  const rows =
    engine === 'postgres'
      ? sql`json_to_recordset(${json}::json) as added (piece text, word text)`
      : sql`(select value ->> 'piece' as piece, value ->> 'word' as word from json_each(${json})) as added`;
  // Without "where true" SQLite takes "on conflict" for a part of the selection.
  await sql`
    insert into customer_word_pieces (piece, word) select piece, word from ${rows} where true
    on conflict do nothing`.execute(query);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
