import { aboutSchema, fileNames } from '../services/evidence/format/evidence-file-format.ts';
import type { SignedHead } from '../services/evidence/format/head.ts';
import type { Hash } from '../services/evidence/format/merkle-tree.ts';
import { type CheckedEntries, checkEntries } from './check-entries.ts';
import { type PlacedKey, checkHeads } from './check-heads.ts';
import { EvidenceArchive } from './evidence-archive.ts';
import { EvidenceProblem } from './evidence-problem.ts';

/** What the reader has from elsewhere: nothing in the file can prove it. */
export interface Known {
  readonly keys: readonly Buffer[];
  /** Of each place where they were published, those that are known. */
  readonly heads: readonly (readonly SignedHead[])[];
}

/** A file that stands. */
export interface VerifiedFile {
  readonly origin: string;
  /** Whose whole stories are in it. */
  readonly customerIds: readonly string[];
  readonly heads: readonly SignedHead[];
  readonly newest: SignedHead;
  readonly keys: readonly PlacedKey[];
  readonly entries: CheckedEntries;
  /** Parts that nothing in the file proves. */
  readonly unproved: readonly string[];
}

/** Throws `EvidenceProblem` for the first thing that does not stand. */
export async function verifyEvidence(path: string, known: Known): Promise<VerifiedFile> {
  const archive = await EvidenceArchive.open(path);
  try {
    const {
      origin,
      size,
      customerId,
      customerIds = customerId === undefined ? [] : [customerId],
    } = await archive.json(fileNames.about, aboutSchema);
    const checked = await checkHeads(archive, { origin, size, given: known.keys });
    for (const published of known.heads) comparePublished(checked.heads, published);
    const entries = await checkEntries(archive, checked, customerIds);
    return { origin, customerIds, ...checked, entries, unproved: archive.names.filter(isUnproved) };
  } finally {
    archive.close();
  }
}

/** Of `attachments/`, each is proved by an entry by then. Our README.txt is in every file, and says only how to check. */
function isUnproved(name: string): boolean {
  const known: readonly string[] = Object.values(fileNames);
  return !known.includes(name) && !name.startsWith(fileNames.attachments);
}

/** All that the file has are compared. Throws where it has none of them. */
function comparePublished(heads: readonly SignedHead[], published: readonly SignedHead[]): void {
  const problems: EvidenceProblem[] = [];
  for (const known of published)
    try {
      compareHead(heads, known);
    } catch (error) {
      if (!(error instanceof EvidenceProblem) || error.code !== 'not-comparable') throw error;
      problems.push(error);
    }
  const [first] = problems;
  if (first && problems.length === published.length) throw first;
}

/** Throws where a head from elsewhere says something else, or where nothing can be said. */
function compareHead(heads: readonly SignedHead[], known: SignedHead): void {
  const { size } = known;
  const [same, newest] = [heads.find((head) => head.size === size), heads.at(-1)];
  if (newest?.origin !== known.origin)
    throw new EvidenceProblem('not-comparable', `the head given is of another log`, { size });
  if (newest.size < size)
    throw new EvidenceProblem(
      newest.at > known.at ? 'other-history' : 'not-comparable',
      `the file ends with ${newest.size} entries, and the head given has ${size}`,
      { size },
    );
  if (!same)
    throw new EvidenceProblem('not-comparable', `the file has no head of ${size} entries: ask for one with it`, {
      size,
    });
  if (!same.root.equals(known.root))
    throw new EvidenceProblem('other-history', `the head given and that of the file have other ${size} entries`, {
      size,
    });
}

/** Throws where two files, perhaps of two readers, tell different stories of one log, or where nothing can be said. */
export function compareFiles(one: VerifiedFile, other: VerifiedFile): void {
  if (one.origin !== other.origin) throw new EvidenceProblem('not-comparable', 'the files are of different logs');
  for (const head of one.heads) {
    const twin = other.heads.find(({ size }) => size === head.size);
    if (twin && !twin.root.equals(head.root))
      throw new EvidenceProblem('other-history', `the files have other first ${head.size} entries`, head);
  }
  for (const [position, leaf] of one.entries.leaves) {
    if (!isSame(leaf, other.entries.leaves.get(position)))
      throw new EvidenceProblem('other-history', `the files have different entries at ${position}`, { position });
  }
  const shared = one.heads.some(({ size }) => other.heads.some((head) => head.size === size));
  if (!shared)
    throw new EvidenceProblem(
      'not-comparable',
      'the files have no head in common: ask for one with a head of the other',
    );
}

function isSame(leaf: Hash, other: Hash | undefined): boolean {
  return other === undefined || leaf.equals(other);
}
