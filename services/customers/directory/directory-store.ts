import type { DirectoryEntry } from '../customer-status.ts';
import { DirectorySearch } from '../search/directory-search.ts';
import { makeSearchable } from '../search/make-searchable.ts';
import { type FoundCustomer, compareFits, fitOf, parseSearchWords } from '../search/search-text.ts';
import { BackgroundRest } from '../../background-work.ts';
import type { CustomerSummary } from '../../customer.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import { writeReplaceable } from '../../database/transactions.ts';
import type { CustomerId } from '../../ids.ts';
import { directoryEntryFrom } from './kept-status.ts';

/** Customers that are written together: some milliseconds of the embedded engine, which stops everything else meanwhile. */
const sliceSizes = { embedded: 10, postgres: 50 } as const;

/** The customers of the partner in the database. */
export class DirectoryStore {
  readonly #database: Database;
  readonly #search: DirectorySearch;
  readonly #beginRest: () => Pick<BackgroundRest, 'take'>;

  /** `beginRest` is other than usual where nobody waits for answers meanwhile. */
  constructor(database: Database, beginRest: () => Pick<BackgroundRest, 'take'> = () => new BackgroundRest()) {
    this.#database = database;
    this.#search = new DirectorySearch(database);
    this.#beginRest = beginRest;
  }

  /** Adds those that are new, with a status still to be read, and keeps of the others what the list says now. */
  async upsertListed(customers: readonly CustomerSummary[], round: number, now: Date): Promise<void> {
    const distinct = [...new Map(customers.map((customer) => [customer.customerId, storable(customer)])).values()];
    // In one order everywhere, so that two instances that write the same rows never wait for each other.
    distinct.sort((one, other) => compare(one.customerId, other.customerId));
    const rest = this.#beginRest();
    const size = sliceSizes[this.#database.engine];
    for (let from = 0; from < distinct.length; from += size) {
      await this.#upsertSlice(distinct.slice(from, from + size), round, now);
      await rest.take();
    }
  }

  async #upsertSlice(slice: readonly CustomerSummary[], round: number, now: Date): Promise<void> {
    const { engine } = this.#database;
    await writeReplaceable(this.#database, async (query) => {
      await upsert(query, slice, { round, now });
      await makeSearchable({ query, engine }, slice);
    });
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

  /** Those that have not left, by name. */
  async listByName({
    from,
    count,
  }: {
    readonly from: number;
    readonly count: number;
  }): Promise<readonly DirectoryEntry[]> {
    const rows = await this.#database.query
      .selectFrom('customers')
      .selectAll()
      .where('left_at', 'is', null)
      .orderBy('company_name')
      .orderBy('customer_id')
      .limit(count)
      .offset(from)
      .execute();
    return rows.map(directoryEntryFrom);
  }

  /** The customers that `words` may mean, the best first, without those that have left. */
  async search(words: string, limit: number): Promise<readonly FoundCustomer[]> {
    return (await this.searchFurther(words, limit)).found;
  }

  /** The same, and whether there are more. */
  async searchFurther(words: string, limit: number) {
    const search = parseSearchWords(words);
    const { rows, hasMore } = await this.#search.find(search, limit);
    const found = rows
      .map(directoryEntryFrom)
      .map((entry): FoundCustomer => ({ ...entry, fit: fitOf(entry, search) }))
      .sort(byFit);
    return { found: found.slice(0, limit), hasMore: hasMore || found.length > limit };
  }
}

/** Neither database stores NUL; one in a name must not keep the others from being listed. */
function storable({ customerId, companyName, domain }: CustomerSummary): CustomerSummary {
  return { customerId, companyName: companyName.replaceAll('\0', ''), domain: domain.replaceAll('\0', '') };
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
      conflict
        .column('customer_id')
        .doUpdateSet((row) => ({
          company_name: row.ref('excluded.company_name'),
          domain: row.ref('excluded.domain'),
          listed_in_round: row.ref('excluded.listed_in_round'),
          left_at: null,
        }))
        // An instance whose claim has ended may still write a page of an earlier round.
        .whereRef('customers.listed_in_round', '<=', 'excluded.listed_in_round'),
    )
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
