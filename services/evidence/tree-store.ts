import type { Kysely, Transaction } from 'kysely';
import type { DatabaseEngine, Tables } from '../database/database.ts';
import {
  type Hash,
  type Subtree,
  consistencyPath,
  inclusionPath,
  nodeHash,
  rootOf,
  subtreeOf,
} from './format/merkle-tree.ts';
import { EvidenceDamagedError } from './evidence-damaged-error.ts';

/** Of 32 bytes as base64. */
const hashLength = 44;

function joined(hashes: readonly Hash[]): string {
  return hashes.map((hash) => hash.toString('base64')).join('');
}

function parted(text: string): Hash[] {
  return (text.match(/.{44}/g) ?? []).map((hash) => Buffer.from(hash, 'base64'));
}

/** The tree while entries are added to it. `subtrees` are the roots of its complete subtrees, largest first. */
export class GrowingTree {
  #size: number;
  readonly #subtrees: Hash[];

  private constructor(size: number, subtrees: Hash[]) {
    this.#size = size;
    this.#subtrees = subtrees;
  }

  /**
   * Nobody else appends until the transaction ends, at whichever instance. Lock this last: who held it and waited for another lock
   * would let everybody wait. The embedded engine's transactions run one after the other by themselves.
   */
  static async lock(transaction: Transaction<Tables>, engine: DatabaseEngine): Promise<GrowingTree> {
    const row = await transaction
      .selectFrom('evidence_tree')
      .select(['size', 'subtrees'])
      .$if(engine === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst();
    if (!row) throw new EvidenceDamagedError('its tree is not there');
    return new GrowingTree(row.size, parted(row.subtrees));
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf. Returns the roots of all subtrees that it completes, as its row keeps them. */
  add(leaf: Hash): string {
    const completed = [leaf];
    let root = leaf;
    for (let left = this.#size; left % 2 === 1; left = (left - 1) / 2) {
      const sibling = this.#subtrees.pop();
      if (!sibling) throw new EvidenceDamagedError('its tree does not fit its size');
      root = nodeHash(sibling, root);
      completed.push(root);
    }
    this.#subtrees.push(root);
    this.#size += 1;
    return joined(completed);
  }

  async save(transaction: Transaction<Tables>): Promise<void> {
    const row = { size: this.#size, subtrees: joined(this.#subtrees) };
    await transaction.updateTable('evidence_tree').set(row).execute();
  }
}

/** The tree of any size that it once had. What it reads never changes, so it needs no lock. */
export class TreeStore {
  readonly #query: Kysely<Tables>;

  constructor(query: Kysely<Tables>) {
    this.#query = query;
  }

  /** How many entries there are, and the root as whoever appended last left it, which nothing else proves. */
  async getCurrent(): Promise<{ readonly size: number; readonly root: Hash }> {
    const row = await this.#query.selectFrom('evidence_tree').select(['size', 'subtrees']).executeTakeFirst();
    if (!row) throw new EvidenceDamagedError('its tree is not there');
    return { size: row.size, root: rootOf(parted(row.subtrees)) };
  }

  async getRoot(size: number): Promise<Hash> {
    const [root] = await this.#rootsOf([subtreeOf(0, size)]);
    return root ?? rootOf([]);
  }

  /** For each position the hashes that prove its entry, in the same order. */
  async getInclusionPaths(positions: readonly number[], size: number): Promise<readonly (readonly Hash[])[]> {
    const paths = positions.map((position) => inclusionPath(position, size));
    const roots = await this.#rootsOf(paths.flat());
    let taken = 0;
    return paths.map(({ length }) => roots.slice(taken, (taken += length)));
  }

  async getConsistencyPath(earlier: number, size: number): Promise<readonly Hash[]> {
    return this.#rootsOf(consistencyPath(earlier, size));
  }

  async #rootsOf(subtrees: readonly Subtree[]): Promise<readonly Hash[]> {
    const lastOf = ({ level, index }: Subtree[number]) => (index + 1) * 2 ** level - 1;
    const hashes = await this.#hashesAt([...new Set(subtrees.flat().map(lastOf))]);
    return subtrees.map((subtree) =>
      rootOf(
        subtree.map((node) => {
          const from = node.level * hashLength;
          const text = hashes.get(lastOf(node))?.slice(from, from + hashLength) ?? '';
          if (text.length !== hashLength) throw new EvidenceDamagedError(`entry ${lastOf(node)} lacks hashes`);
          return Buffer.from(text, 'base64');
        }),
      ),
    );
  }

  async #hashesAt(positions: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const hashes = new Map<number, string>();
    for (let from = 0; from < positions.length; from += atOnce) {
      const wanted = positions.slice(from, from + atOnce);
      const rows = await this.#query
        .selectFrom('evidence_entries')
        .select(['position', 'hashes'])
        .where('position', 'in', wanted)
        .execute();
      for (const row of rows) hashes.set(row.position, row.hashes);
    }
    return hashes;
  }
}

const atOnce = 1_000;
