import { hash } from 'node:crypto';

/** 32 bytes of SHA-256. */
export type Hash = Buffer;

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

/** RFC 9162, 2.1.1: the prefixes keep anybody from passing off a node as an entry. */
export function leafHash(entry: string | Buffer): Hash {
  return sha256(leafPrefix, Buffer.from(entry));
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(nodePrefix, left, right);
}

export const emptyRoot: Hash = sha256();

function sha256(...parts: readonly Buffer[]): Hash {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}

/**
 * The root of a complete subtree: of `2 ** level` entries, `index` such subtrees before it. It never changes once its last entry is
 * there, and all other hashes of the tree are made of some of these.
 */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** A part of the tree as its complete subtrees, from the left, each smaller than the one before. */
export type Subtree = readonly TreeNode[];

export function rootOf(subtrees: readonly Hash[]): Hash {
  return subtrees.length === 0 ? emptyRoot : subtrees.reduceRight((right, left) => nodeHash(left, right));
}

/** The complete subtrees of the entries from `first` to before `end`; together they are one subtree of the tree. */
export function subtreeOf(first: number, end: number): Subtree {
  const nodes: TreeNode[] = [];
  for (let at = first; at < end;) {
    const level = Math.floor(Math.log2(end - at));
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** Whose roots prove that the entry is in the tree, from the entry upwards (RFC 9162, 2.1.3.1). */
export function inclusionPath(position: number, size: number): readonly Subtree[] {
  if (position < 0 || position >= size) throw new RangeError(`a tree of ${size} entries has none at ${position}`);
  return pathBetween(position, 0, size);
}

function pathBetween(position: number, first: number, end: number): readonly Subtree[] {
  if (end - first === 1) return [];
  const middle = first + largestPowerBelow(end - first);
  return position < middle
    ? [...pathBetween(position, first, middle), subtreeOf(middle, end)]
    : [...pathBetween(position, middle, end), subtreeOf(first, middle)];
}

/** Whose roots prove that the tree of `size` entries is how the one of `earlier` went on (RFC 9162, 2.1.4.1). */
export function consistencyPath(earlier: number, size: number): readonly Subtree[] {
  if (earlier < 0 || earlier > size) throw new RangeError(`a tree of ${size} entries was never one of ${earlier}`);
  return earlier === 0 || earlier === size ? [] : changeBetween(earlier, 0, size, true);
}

/** `isKnown` while the earlier root is itself the hash of what is looked at, which the verifier has already. */
function changeBetween(earlier: number, first: number, end: number, isKnown: boolean): readonly Subtree[] {
  if (earlier === end) return isKnown ? [] : [subtreeOf(first, end)];
  const middle = first + largestPowerBelow(end - first);
  return earlier <= middle
    ? [...changeBetween(earlier, first, middle, isKnown), subtreeOf(middle, end)]
    : [...changeBetween(earlier, middle, end, false), subtreeOf(first, middle)];
}

/** The largest power of two that is smaller. Logarithms are exact enough for far more entries than there will ever be (2 ** 46). */
function largestPowerBelow(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}
