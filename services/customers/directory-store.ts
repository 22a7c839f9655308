import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Database } from '../database/database.ts';
import { fromInstantText, toInstantText } from '../database/instant-text.ts';
import type { CustomerRow } from '../database/tables/customer-tables.ts';
import type { CustomerId } from '../ids.ts';
import type { CustomerSummary } from './customer.ts';
import type { DirectoryEntry } from './customer-status.ts';
import { DirectorySearch } from './directory-search.ts';
import { compareFits, type Fit, fitOf } from './search-fit.ts';
import { parseSearchWords, searchTextOf } from './search-text.ts';
import { piecesOf } from './word-pieces.ts';

/** A customer, and how well it fits what was typed. */
export interface FoundCustomer extends DirectoryEntry {
  readonly fit: Fit;
}

/** So many are written before anybody else may go on: the embedded engine stops the process while it writes. */
const batchSize = 50;

/** The customers of the partner in the database. */
export class DirectoryStore {
  readonly #database: Database;
  readonly #search: DirectorySearch;

  constructor(database: Database) {
    this.#database = database;
    this.#search = new DirectorySearch(database);
  }

  /** Adds those that are new, with a status still to be read, and keeps of the others what the list says now. */
  async upsertListed(customers: readonly CustomerSummary[], round: number, now: Date): Promise<void> {
    const distinct = [...new Map(customers.map((customer) => [customer.customerId, customer])).values()];
    // In one order everywhere, so that two instances that write the same rows never wait for each other.
    distinct.sort((one, other) => compare(one.customerId, other.customerId));
    for (let from = 0; from < distinct.length; from += batchSize) {
      const batch = distinct.slice(from, from + batchSize);
      await this.#database.query.transaction().execute((query) => upsert(query, batch, { round, now }));
      await setImmediate();
    }
  }

  /** Also one that has left. */
  async find(customerId: CustomerId): Promise<DirectoryEntry | undefined> {
    const row = await this.#database.query
      .selectFrom('customers')
      .selectAll()
      .where('customer_id', '=', customerId)
      .executeTakeFirst();
    return row && directoryEntryFrom(row);
  }

  /** Those that `words` may mean, the best first; of those that have left, none. */
  async search(words: string, limit: number): Promise<readonly FoundCustomer[]> {
    const search = parseSearchWords(words);
    const rows = await this.#search.find(search, limit);
    return rows
      .map(directoryEntryFrom)
      .map((entry) => ({ ...entry, fit: fitOf(entry, search) }))
      .sort(byFit)
      .slice(0, limit);
  }
}

async function upsert(
  query: Database['query'],
  customers: readonly CustomerSummary[],
  { round, now }: { round: number; now: Date },
): Promise<void> {
  const at = toInstantText(now);
  await query
    .insertInto('customers')
    .values(
      customers.map(({ customerId, companyName, domain }) => ({
        customer_id: customerId,
        company_name: companyName,
        domain,
        listed_in_round: round,
        first_listed_at: at,
        status: 'unknown' as const,
        failed_reads: 0,
        read_due_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('customer_id').doUpdateSet((row) => ({
        company_name: row.ref('excluded.company_name'),
        domain: row.ref('excluded.domain'),
        listed_in_round: row.ref('excluded.listed_in_round'),
        left_at: null,
      })),
    )
    .execute();
  await makeSearchable(query, customers);
}

/** Writes only for names that are new: the index is the dear part. */
async function makeSearchable(query: Database['query'], customers: readonly CustomerSummary[]): Promise<void> {
  const rows = customers.map((customer) => ({
    customer_id: customer.customerId,
    search_text: searchTextOf(customer),
  }));
  const changed = await query
    .insertInto('customer_search')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('customer_id')
        .doUpdateSet((row) => ({ search_text: row.ref('excluded.search_text') }))
        .whereRef('customer_search.search_text', '!=', 'excluded.search_text'),
    )
    .returning('search_text')
    .execute();
  const words = new Set(changed.flatMap((row) => row.search_text.split(/\s+/)));
  const pieces = [...words].flatMap((word) => piecesOf(word).map((piece) => ({ piece, word })));
  if (pieces.length === 0) return;
  pieces.sort((one, other) => compare(one.piece, other.piece) || compare(one.word, other.word));
  await query
    .insertInto('customer_word_pieces')
    .values(pieces)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function byFit(one: FoundCustomer, other: FoundCustomer): number {
  return (
    compareFits(one.fit, other.fit) ||
    compare(one.companyName, other.companyName) ||
    compare(one.customerId, other.customerId)
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export function directoryEntryFrom(row: Selectable<CustomerRow>): DirectoryEntry {
  return {
    customerId: row.customer_id,
    companyName: row.company_name,
    domain: row.domain,
    status: row.status,
    acceptedOn: row.accepted_on ?? undefined,
    unconfirmedSince: row.unconfirmed_since ? fromInstantText(row.unconfirmed_since) : undefined,
    readAt: row.read_at ? fromInstantText(row.read_at) : undefined,
  };
}
