import { describe, expect, test } from '@jest/globals';
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { isConsistent, rootByInclusion } from '../../../../services/evidence/format/merkle-proof.ts';
import {
  type Hash,
  type Subtree,
  consistencyPath,
  emptyRoot,
  inclusionPath,
  leafHash,
  nodeHash,
  rootOf,
  subtreeOf,
} from '../../../../services/evidence/format/merkle-tree.ts';
import reference from '../../../fixtures/certificate-transparency/reference-tree.json' with { type: 'json' };

const fromHex = (text: string): Buffer => Buffer.from(text, 'hex');

/** RFC 9162, 2.1.1, word for word: slow, and right at a glance. */
function plainRoot(leaves: readonly Hash[]): Hash {
  const [first] = leaves;
  if (first === undefined) return hash('sha256', Buffer.of(), 'buffer');
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)));
}

/** As the log reads them: each hash of a proof out of complete subtrees. */
const provedBy = (path: readonly Subtree[], leaves: readonly Hash[]): readonly Hash[] =>
  path.map((subtree) =>
    rootOf(subtree.map(({ level, index }) => plainRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)))),
  );

const rootAt = (size: number, leaves: readonly Hash[]): Hash => plainRoot(leaves.slice(0, size));

describe("the reference tree of Certificate Transparency's logs", () => {
  const leaves = reference.entries.map((entry) => leafHash(fromHex(entry)));

  test('has the published hashes of entries and nodes', () => {
    for (const [level, hashes] of reference.nodes.entries())
      for (const [index, expected] of hashes.entries())
        expect(plainRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)).toString('hex')).toBe(expected);
  });

  test.each(reference.roots.map((root, size) => ({ root, size })))('of $size entries has the root $root', (given) => {
    const subtrees = subtreeOf(0, given.size).map((node) => provedBy([[node]], leaves)[0] ?? emptyRoot);
    expect(rootOf(subtrees).toString('hex')).toBe(given.root);
  });

  test.each(reference.inclusion)('proves entry $position of $size with the published path', (vector) => {
    const path = provedBy(inclusionPath(vector.position, vector.size), leaves);
    expect(path.map((sibling) => sibling.toString('hex'))).toEqual(vector.path);
    const leaf = leaves[vector.position] ?? emptyRoot;
    const root = rootByInclusion({ ...vector, leaf, path: vector.path.map(fromHex) });
    expect(root?.toString('hex')).toBe(reference.roots[vector.size]);
  });

  test.each(reference.consistency)('proves that $later go on from $earlier with the published path', (vector) => {
    const path = provedBy(consistencyPath(vector.earlier, vector.later), leaves);
    expect(path.map((sibling) => sibling.toString('hex'))).toEqual(vector.path);
    const head = (size: number) => ({ size, root: fromHex(reference.roots[size] ?? '') });
    expect(isConsistent({ earlier: head(vector.earlier), later: head(vector.later), path })).toBe(true);
  });
});

describe('any tree', () => {
  const tree = fc
    .tuple(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), fc.nat())
    .map(([size, one, other, damaged]) => {
      const leaves = Array.from({ length: size }, (_, at) => leafHash(`${damaged}/${at}`));
      return { size, leaves, position: one % size, earlier: other % (size + 1), damaged };
    });

  test('proves each of its entries, and with that proof no other entry, position or size', () => {
    fc.assert(
      fc.property(tree, ({ size, leaves, position, damaged }) => {
        const path = provedBy(inclusionPath(position, size), leaves);
        const proof = { position, size, leaf: leaves[position] ?? emptyRoot, path };
        const root = rootAt(size, leaves);
        const leads = (changes: Partial<typeof proof>) =>
          rootByInclusion({ ...proof, ...changes })?.equals(root) === true;
        expect(leads({})).toBe(true);
        expect(leads({ leaf: leafHash('other') })).toBe(false);
        expect(leads({ path: [...path, emptyRoot] })).toBe(false);
        expect(leads({ position: size })).toBe(false);
        if (size === 1) return;
        expect(leads({ position: (position + 1) % size })).toBe(false);
        expect(leads({ path: path.slice(1) })).toBe(false);
        expect(leads({ path: path.with(damaged % path.length, emptyRoot) })).toBe(false);
      }),
    );
  });

  test('proves that it went on from each smaller one, and from no other history', () => {
    fc.assert(
      fc.property(tree, ({ size, leaves, earlier, damaged }) => {
        const path = provedBy(consistencyPath(earlier, size), leaves);
        const proof = {
          earlier: { size: earlier, root: rootAt(earlier, leaves) },
          later: { size, root: rootAt(size, leaves) },
          path,
        };
        expect(isConsistent(proof)).toBe(true);
        expect(isConsistent({ ...proof, path: [...path, emptyRoot] })).toBe(false);
        expect(isConsistent({ ...proof, later: { size, root: leafHash('other') } })).toBe(earlier === 0);
        if (earlier === 0) return;
        const rewritten = leaves.with(damaged % earlier, leafHash('other'));
        expect(isConsistent({ ...proof, earlier: { size: earlier, root: rootAt(earlier, rewritten) } })).toBe(false);
        if (path.length === 0) return;
        expect(isConsistent({ ...proof, path: path.slice(1) })).toBe(false);
        expect(isConsistent({ ...proof, path: path.with(damaged % path.length, emptyRoot) })).toBe(false);
      }),
    );
  });

  test('of more entries than 32 bits count proves as many levels as it has', () => {
    const size = 2 ** 40 + 3;
    expect(inclusionPath(0, size)).toHaveLength(41);
    expect(inclusionPath(size - 1, size)).toHaveLength(2);
    expect(subtreeOf(0, size)).toEqual([
      { level: 40, index: 0 },
      { level: 1, index: 2 ** 39 },
      { level: 0, index: 2 ** 40 + 2 },
    ]);
  });

  test('has no path for an entry or a history that it has not', () => {
    expect(() => inclusionPath(3, 3)).toThrow('none at 3');
    expect(() => consistencyPath(4, 3)).toThrow('never one of 4');
  });
});
