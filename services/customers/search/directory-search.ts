import type { Selectable } from 'kysely';
import { yieldToEventLoop } from '../../background-work.ts';
import type { Database } from '../../database/database.ts';
import {
  findCustomersByIdPart,
  findCustomersByParts,
  findCustomersByStart,
  type Parts,
} from '../../database/search-customers.ts';
import type { CustomerRow } from '../../database/tables/customer-tables.ts';
import type { CustomerId } from '../../ids.ts';
import { findNearWords, type NearWord } from './near-words.ts';
import type { SearchWords } from './search-text.ts';

type CustomerRows = readonly Selectable<CustomerRow>[];

export interface SearchedRows {
  /** In no order. */
  readonly rows: CustomerRows;
  /** Of one kind of fit at least there are more. */
  readonly hasMore: boolean;
}

/** How many are fetched of each kind of fit, to be sorted by the caller. */
const fetched = 50;
/** One more tells whether there are more. */
const asked = fetched + 1;
const mostErrors = 2;
const nearWordsTried = 8;

/**
 * Asks the database for the best kind of fit first, and for the next only while there are too few: each question is
 * answered from an index and cut off, so that a search costs little however many customers fit.
 */
export class DirectorySearch {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those with typing errors only when nothing else fits. */
  async find(search: SearchWords, enough: number): Promise<SearchedRows> {
    const kinds = [wordStarts(search), sideBySide(search), wordParts(search)];
    const questions = [
      () => this.#beginning(search),
      ...kinds.map((parts) => async () => [await this.#containing(parts)]),
    ];
    const found = new FoundRows();
    // A long list needs all of them, and PostgreSQL can look for one beside the other.
    const isTogether = enough > fetched && this.#database.engine === 'postgres';
    for (const some of isTogether ? [questions] : questions.map((question) => [question])) {
      if (found.size >= enough) break;
      // The embedded engine answers at once and would let nobody else go on before the last question.
      await yieldToEventLoop();
      found.add((await Promise.all(some.map((ask) => ask()))).flat());
    }
    if (found.size === 0) found.add([await this.#unlikely(search)]);
    return found;
  }

  async #unlikely(search: SearchWords): Promise<CustomerRows> {
    const { idPart } = search;
    const rows = idPart === undefined ? [] : await findCustomersByIdPart(this.#database, idPart, asked);
    return rows.length > 0 ? rows : this.#near(search);
  }

  async #beginning({ phrases, isDomain }: SearchWords): Promise<readonly CustomerRows[]> {
    const lines = phrases.map((phrase) => findCustomersByStart(this.#database, `\n ${phrase}`, asked));
    const domains = isDomain ? [this.#containing([phrases.map((phrase) => `\t ${phrase}`)])] : [];
    return Promise.all([...lines, ...domains]);
  }

  async #containing(parts: Parts): Promise<CustomerRows> {
    return parts.length === 0 || parts.some((group) => group.length === 0)
      ? []
      : findCustomersByParts(this.#database, parts, asked);
  }

  async #near(search: SearchWords): Promise<CustomerRows> {
    const near = await Promise.all(search.words.map((spellings) => this.#nearWords(spellings)));
    for (let errors = 1; errors <= mostErrors; errors++) {
      const parts = wordParts(search).map((own, at) => [...own, ...wordsWithin(near[at] ?? [], errors)]);
      const rows = near.some((words) => wordsWithin(words, errors).length > 0) ? await this.#containing(parts) : [];
      if (rows.length > 0) return rows;
    }
    return [];
  }

  async #nearWords(spellings: readonly string[]): Promise<readonly NearWord[]> {
    return (await Promise.all(spellings.map((word) => findNearWords(this.#database, word)))).flat();
  }
}

const wordStarts = ({ words }: SearchWords): Parts => words.map((spellings) => spellings.map((word) => ` ${word}`));

/** A single character is looked for where words begin: it is nearly everywhere else. */
const wordParts = ({ words }: SearchWords): Parts =>
  words.map((spellings) => spellings.map((word) => (word.length === 1 ? ` ${word}` : word)));

/** All words as they were typed, of which the first may lack its beginning. */
const sideBySide = ({ phrases, words }: SearchWords): Parts => (words.length > 1 ? [phrases] : []);

class FoundRows implements SearchedRows {
  readonly #rows = new Map<CustomerId, Selectable<CustomerRow>>();
  hasMore = false;

  /** Several kinds of fit. */
  add(kinds: readonly CustomerRows[]): void {
    this.hasMore ||= kinds.some((rows) => rows.length > fetched);
    for (const row of kinds.flatMap((rows) => rows.slice(0, fetched))) this.#rows.set(row.customer_id, row);
  }

  get size(): number {
    return this.#rows.size;
  }

  get rows(): CustomerRows {
    return [...this.#rows.values()];
  }
}

function wordsWithin(near: readonly NearWord[], errors: number): readonly string[] {
  const words = near.filter((word) => word.errors <= errors).slice(0, nearWordsTried);
  return words.map(({ word }) => ` ${word} `);
}
