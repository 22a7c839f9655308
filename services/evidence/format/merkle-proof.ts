import { type Hash, emptyRoot, nodeHash } from './merkle-tree.ts';

interface Inclusion {
  readonly position: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly path: readonly Hash[];
}

/** The root to which the path leads from the entry; undefined for a path of the wrong length (RFC 9162, 2.1.3.2). */
export function rootByInclusion({ position, size, leaf, path }: Inclusion): Hash | undefined {
  if (position < 0 || position >= size) return undefined;
  let [at, last, root] = [position, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (isOdd(at) || at === last) {
      root = nodeHash(sibling, root);
      // On the right edge a level without a sibling has no hash of its own.
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      root = nodeHash(root, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : undefined;
}

interface Consistency {
  readonly earlier: { readonly size: number; readonly root: Hash };
  readonly later: { readonly size: number; readonly root: Hash };
  readonly path: readonly Hash[];
}

/** Whether the later tree is how the earlier one went on: the same entries, and others behind them (RFC 9162, 2.1.4.2). */
export function isConsistent({ earlier, later, path }: Consistency): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return path.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return path.length === 0 && earlier.root.equals(emptyRoot);
  return proves(earlier, later, path);
}

function proves(earlier: Consistency['earlier'], later: Consistency['later'], path: readonly Hash[]): boolean {
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  // A complete subtree is known already, by the earlier root.
  const [start, ...others] = at === 0 ? [earlier.root, ...path] : path;
  if (!start) return false;
  let [before, after] = [start, start];
  for (const sibling of others) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      [before, after] = [nodeHash(sibling, before), nodeHash(sibling, after)];
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      after = nodeHash(after, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && before.equals(earlier.root) && after.equals(later.root);
}

// Sizes may be larger than the 32 bits of `>>` and `&`.
function half(value: number): number {
  return Math.floor(value / 2);
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}
