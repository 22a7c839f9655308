import { fileNames, headLineSchema, keysSchema } from '../services/evidence/format/evidence-file-format.ts';
import { type SignedHead, parseHead } from '../services/evidence/format/head.ts';
import { isConsistent } from '../services/evidence/format/merkle-proof.ts';
import { type NoteKey, isSignedBy, noteKey } from '../services/evidence/format/signed-note.ts';
import type { EvidenceArchive } from './evidence-archive.ts';
import { EvidenceProblem } from './evidence-problem.ts';

/** A key with the entry that introduced it: heads of larger trees have to be signed with it. */
export interface PlacedKey extends NoteKey {
  readonly position: number;
}

export interface CheckedHeads {
  readonly keys: readonly PlacedKey[];
  readonly heads: readonly SignedHead[];
  readonly newest: SignedHead;
}

interface Expected {
  readonly origin: string;
  readonly size: number;
  /** Keys that the reader has from elsewhere; none where only the file is to be believed. */
  readonly given: readonly Buffer[];
}

/** Throws `EvidenceProblem` for the first key or head that does not stand. */
export async function checkHeads(archive: EvidenceArchive, expected: Expected): Promise<CheckedHeads> {
  const keys = await readKeys(archive, expected);
  const heads: SignedHead[] = [];
  for await (const line of archive.lines(fileNames.heads, headLineSchema)) {
    const head = parseHead(line.note);
    if (head?.origin !== expected.origin) throw new EvidenceProblem('not-understood', 'a head is not one of this log');
    checkSignature(head, keys);
    checkHistory(heads.at(-1), head, line.consistency);
    heads.push(head);
  }
  const newest = heads.at(-1);
  if (newest?.size !== expected.size)
    throw new EvidenceProblem('head-order', `the head of ${expected.size} entries is not there`, {
      size: expected.size,
    });
  checkTrust(keys, heads, expected.given);
  return { keys, heads, newest };
}

async function readKeys(archive: EvidenceArchive, { origin }: Expected): Promise<readonly PlacedKey[]> {
  const listed = await archive.json(fileNames.keys, keysSchema);
  const keys = listed.map(({ publicKey, position }) => {
    const key = noteKey(origin, publicKey);
    if (!key) throw new EvidenceProblem('not-understood', `the key of entry ${position} is no Ed25519 key`);
    return { ...key, position };
  });
  const isInOrder = keys.every(({ position }, at) => at === 0 || position > (keys[at - 1]?.position ?? 0));
  if (keys[0]?.position !== 0 || !isInOrder) throw new EvidenceProblem('not-understood', 'the keys are not in order');
  return keys;
}

/** By the key of its time: one that was replaced signs nothing any more. */
function checkSignature(head: SignedHead, keys: readonly PlacedKey[]): void {
  const key = keys.findLast(({ position }) => position < head.size);
  if (!key || !isSignedBy(key, head.note))
    throw new EvidenceProblem(
      'head-signature',
      `the head of ${head.size} entries is not signed with the key of its time`,
      head,
    );
}

function checkHistory(before: SignedHead | undefined, head: SignedHead, path: readonly Buffer[]): void {
  if (!before) return;
  if (before.size >= head.size || before.at > head.at)
    throw new EvidenceProblem('head-order', `the head of ${head.size} entries is not in its place`, head);
  if (!isConsistent({ earlier: before, later: head, path }))
    throw new EvidenceProblem(
      'head-history',
      `the ${head.size} entries are not how the ${before.size} before them went on`,
      head,
    );
}

/**
 * A key is believed because the reader has it from elsewhere, or because the one before it signed the head over the entry that
 * introduces it. Where the reader has none, the first one is believed.
 */
function checkTrust(keys: readonly PlacedKey[], heads: readonly SignedHead[], given: readonly Buffer[]): void {
  for (const [at, key] of keys.entries()) {
    const isGiven = given.some((bytes) => bytes.equals(key.publicKey));
    const before = keys[at - 1];
    const over = heads.find(({ size }) => size > key.position);
    const isVouchedFor = before ? over !== undefined && isSignedBy(before, over.note) : given.length === 0;
    if (!isGiven && !isVouchedFor) {
      const why = before ? 'the key before it did not sign for it' : 'it is none of those given';
      throw new EvidenceProblem('key-not-trusted', `key ${key.keyId} is not trusted: ${why}`, {
        position: key.position,
      });
    }
  }
}
