import type { Kysely } from 'kysely';
import { commitmentTo } from '../commitment.ts';
import type { Tables } from '../database/database.ts';
import type { CustomerId } from '../ids.ts';
import { EvidenceDamagedError } from './evidence-damaged-error.ts';
import { type Entry, entrySchema } from './format/entry.ts';
import type { SignedHead } from './format/head.ts';
import { rootByInclusion } from './format/merkle-proof.ts';
import { leafHash } from './format/merkle-tree.ts';
import { findNewestHead } from './head-signer.ts';
import { TreeStore } from './tree-store.ts';
import type { ProofState, StoryPage } from './story.ts';
import type { KeptParts } from './format/evidence-file-format.ts';
import type { StoredEntry, WordsSource } from './words-store.ts';

export interface StoryRange {
  /** Only entries before this position. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Reads the story of one customer, and proves each entry of it against the newest signed head. */
export class StoryReader {
  readonly #query: Kysely<Tables>;
  readonly #words: readonly WordsSource[];
  readonly #tree: TreeStore;

  constructor(query: Kysely<Tables>, words: readonly WordsSource[]) {
    this.#query = query;
    this.#words = words;
    this.#tree = new TreeStore(query);
  }

  async read(customerId: CustomerId, { before, limit }: StoryRange): Promise<StoryPage> {
    const rows = await this.#query
      .selectFrom('evidence_entries')
      .select(['position', 'entry'])
      .where('customer_id', '=', customerId)
      .$if(before !== undefined, (query) => query.where('position', '<', before ?? 0))
      .orderBy('position', 'desc')
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const [parts, roots] = await Promise.all([this.#partsOf(shown), this.#proofsOf(shown)]);
    const entries = shown.map((row, at) => {
      const [entry, kept] = [parsed(row.entry), parts.get(row.position) ?? {}];
      const previous = rows[at + 1]?.position;
      const isWhole = entry && holds(entry, kept) && (at + 1 >= rows.length || previousOf(entry) === previous);
      const proof = isWhole ? (roots.get(row.position) ?? 'broken') : ('broken' as const);
      return { position: row.position, entry, parts: kept, proof };
    });
    return { entries, hasMore: rows.length > limit };
  }

  async #partsOf(rows: readonly StoredEntry[]): Promise<ReadonlyMap<number, KeptParts>> {
    const lists = await Promise.all(this.#words.map((source) => source.list(rows)));
    return new Map(
      rows.map(({ position }) => [
        position,
        Object.assign({}, ...lists.map((list) => list.get(position))) as KeptParts,
      ]),
    );
  }

  async #proofsOf(rows: readonly StoredEntry[]): Promise<ReadonlyMap<number, ProofState>> {
    try {
      const head = await findNewestHead(this.#query);
      if (!head) return new Map(rows.map(({ position }) => [position, 'unsigned']));
      return await this.#proofsAgainst(head, rows);
    } catch (error) {
      // What is left of the tree proves nothing.
      if (error instanceof EvidenceDamagedError) return new Map();
      throw error;
    }
  }

  async #proofsAgainst(head: SignedHead, rows: readonly StoredEntry[]): Promise<ReadonlyMap<number, ProofState>> {
    const { size, root } = head;
    const covered = rows.filter(({ position }) => position < size);
    const paths = await this.#tree.getInclusionPaths(
      covered.map(({ position }) => position),
      size,
    );
    const proofs = new Map<number, ProofState>(rows.map(({ position }) => [position, 'waiting']));
    for (const [at, { position, entry }] of covered.entries()) {
      const found = rootByInclusion({ position, size, leaf: leafHash(entry), path: paths[at] ?? [] });
      proofs.set(position, found?.equals(root) ? 'proved' : 'broken');
    }
    return proofs;
  }
}

function parsed(text: string): Entry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether the words are those that the entry was written with; nobody can tell of what was erased. */
function holds(entry: Entry, parts: KeptParts): boolean {
  return Object.entries(parts).every(([part, { salt, words }]) => commitmentTo(words, salt) === entry.people[part]);
}

function previousOf(entry: Entry): number | undefined {
  return 'previous' in entry ? entry.previous : undefined;
}
