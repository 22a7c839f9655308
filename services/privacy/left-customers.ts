import { sql } from 'kysely';
import { piecesOf } from '../customers/search/near-words.ts';
import type { DatabaseEngine } from '../database/database.ts';
import type { InstantText } from '../database/instant-text.ts';
import type { Query, Step } from './erasing.ts';
import { Wholes } from './wholes.ts';

/** Customers that left before that, with what was done about them, and the words by which only they were found. */
export function forgottenCustomers(engine: DatabaseEngine, before: InstantText): readonly Step[] {
  const where = sql`left_at < ${before}`;
  const parts = [
    { table: 'follow_ups', column: 'customer_id' },
    { table: 'reminder_mutes', column: 'customer_id' },
  ] as const;
  const customers = new Wholes({ table: 'customers', key: 'customer_id', where, parts });
  const words = new Set<string>();
  return [
    {
      table: 'customers',
      run: async (query) => {
        for (const word of await wordsOf(query, before)) words.add(word);
        return customers.run(query);
      },
    },
    { table: 'customer_word_pieces', run: (query) => forgetWord(query, engine, words) },
  ];
}

/** More than go at once, so that none is missed. */
const looked = 500;

async function wordsOf(query: Query, before: InstantText): Promise<readonly string[]> {
  const rows = await query
    .selectFrom('customer_search')
    .innerJoin('customers', 'customers.customer_id', 'customer_search.customer_id')
    .select('search_text')
    .where('left_at', '<', before)
    .limit(looked)
    .execute();
  return rows.flatMap((row) => row.search_text.split(/\s+/));
}

/** One of the words that have gone from all names and domains. */
async function forgetWord(query: Query, engine: DatabaseEngine, words: Set<string>): Promise<number> {
  for (const word of words) {
    words.delete(word);
    if (await isUsed(query, engine, word)) continue;
    const { numDeletedRows } = await query
      .deleteFrom('customer_word_pieces')
      .where('word', '=', word)
      .where('piece', 'in', ['', ...piecesOf(word)])
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) return Number(numDeletedRows);
  }
  return 0;
}

/** By the index of parts, which knows no shorter ones than three letters: such a word stays. */
async function isUsed(query: Query, engine: DatabaseEngine, word: string): Promise<boolean> {
  if (word.length < 3) return true;
  const match =
    engine === 'postgres'
      ? sql`customer_search where search_text like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`
      : sql`customer_parts where customer_parts match ${`"${word.replaceAll('"', '""')}"`}`;
  return (await sql`select 1 from ${match} limit 1`.execute(query)).rows.length > 0;
}
