import type { Kysely } from 'kysely';
import type { Tables } from '../database/database.ts';
import type { CustomerId } from '../ids.ts';
import type { SignedHead } from './format/head.ts';
import type { Hash } from './format/merkle-tree.ts';
import { findNewestHead, listKeys } from './head-signer.ts';
import { TreeStore } from './tree-store.ts';
import type { KeptParts } from './format/evidence-file-format.ts';
import type { StoredEntry, WordsSource } from './words-store.ts';

/** The whole stories of customers, or just these entries. */
export type SelectedEntries =
  { readonly customerIds: readonly CustomerId[] } | { readonly positions: readonly number[] };

export interface ProvedEntry extends StoredEntry {
  /** To the newest head. */
  readonly path: readonly Hash[];
  readonly parts: KeptParts;
}

interface HeadInChain {
  readonly note: string;
  /** From the one before. */
  readonly consistency: readonly Hash[];
}

const atOnce = 200;

/** Entries with what proves them: the keys, the heads that cover them, and a path from each to the newest head. */
export class EvidenceSelection {
  readonly #query: Kysely<Tables>;
  readonly #tree: TreeStore;
  readonly #words: readonly WordsSource[];
  readonly newest: SignedHead;
  /** In order. Those that introduce keys are among them. */
  readonly positions: readonly number[];
  readonly keys: readonly { readonly publicKey: string; readonly position: number }[];

  private constructor(
    source: { readonly query: Kysely<Tables>; readonly words: readonly WordsSource[] },
    chosen: Pick<EvidenceSelection, 'newest' | 'positions' | 'keys'>,
  ) {
    this.#query = source.query;
    this.#tree = new TreeStore(source.query);
    this.#words = source.words;
    [this.newest, this.positions, this.keys] = [chosen.newest, chosen.positions, chosen.keys];
  }

  /** Undefined while nothing is signed. Entries newer than the newest head are left out: sign one first. */
  static async find(
    source: { readonly query: Kysely<Tables>; readonly words: readonly WordsSource[] },
    selected: SelectedEntries,
  ): Promise<EvidenceSelection | undefined> {
    const newest = await findNewestHead(source.query);
    if (!newest) return undefined;
    const rows = (await listKeys(source.query)).filter(({ position }) => position < newest.size);
    const keys = rows.map((row) => ({ publicKey: row.public_key, position: row.position }));
    const chosen =
      'customerIds' in selected ? await positionsOf(source.query, selected.customerIds) : selected.positions;
    const all = [...new Set([...keys.map(({ position }) => position), ...chosen])];
    const positions = all.filter((position) => position < newest.size).sort((one, other) => one - other);
    return new EvidenceSelection(source, { newest, positions, keys });
  }

  /** The head that first covered each entry, and so shows when it was there at the latest; the newest; and `also` those of other sizes. */
  async *heads(also: readonly number[]): AsyncGenerator<HeadInChain> {
    let before: number | undefined;
    for (const size of await this.#headSizes(also)) {
      const row = await this.#query
        .selectFrom('evidence_heads')
        .select('signed')
        .where('size', '=', size)
        .executeTakeFirstOrThrow();
      const consistency = before === undefined ? [] : await this.#tree.getConsistencyPath(before, size);
      yield { note: row.signed, consistency };
      before = size;
    }
  }

  async *entries(): AsyncGenerator<ProvedEntry> {
    for (let from = 0; from < this.positions.length; from += atOnce) {
      const stored = await this.#entriesAt(this.positions.slice(from, from + atOnce));
      const positions = stored.map(({ position }) => position);
      const paths = await this.#tree.getInclusionPaths(positions, this.newest.size);
      const lists = await Promise.all(this.#words.map((source) => source.list(stored)));
      for (const [at, entry] of stored.entries()) {
        const parts = Object.assign({}, ...lists.map((list) => list.get(entry.position))) as KeptParts;
        yield { ...entry, path: paths[at] ?? [], parts };
      }
    }
  }

  async #headSizes(also: readonly number[]): Promise<readonly number[]> {
    const { size: newest } = this.newest;
    const rows = await this.#query.selectFrom('evidence_heads').select('size').orderBy('size').execute();
    const sizes = rows.map(({ size }) => size).filter((size) => size <= newest);
    const wanted = new Set([newest, ...also.filter((size) => sizes.includes(size))]);
    let at = 0;
    for (const position of this.positions) {
      while ((sizes[at] ?? Infinity) <= position) at += 1;
      wanted.add(sizes[at] ?? newest);
    }
    return [...wanted].sort((one, other) => one - other);
  }

  async #entriesAt(positions: readonly number[]): Promise<readonly StoredEntry[]> {
    return this.#query
      .selectFrom('evidence_entries')
      .select(['position', 'entry'])
      .where('position', 'in', positions)
      .orderBy('position')
      .execute();
  }
}

async function positionsOf(query: Kysely<Tables>, customerIds: readonly CustomerId[]): Promise<readonly number[]> {
  const rows = await query
    .selectFrom('evidence_entries')
    .select('position')
    .where('customer_id', 'in', customerIds)
    .execute();
  return rows.map(({ position }) => position);
}
