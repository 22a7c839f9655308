import { canonicalJson } from '../services/canonical-json.ts';
import { commitmentTo } from '../services/commitment.ts';
import {
  type PartInFile,
  type ProvedEntry,
  attachedFileSchema,
  entryLineSchema,
  fileNames,
  isFilePart,
  provedEntrySchema,
} from '../services/evidence/format/evidence-file-format.ts';
import { rootByInclusion } from '../services/evidence/format/merkle-proof.ts';
import { type Hash, leafHash } from '../services/evidence/format/merkle-tree.ts';
import type { PlacedKey, CheckedHeads } from './check-heads.ts';
import type { EvidenceArchive } from './evidence-archive.ts';
import { EvidenceProblem } from './evidence-problem.ts';

export interface CheckedEntries {
  readonly count: number;
  /** Parts about people that are erased: what they said cannot be told any more. */
  readonly erased: number;
  readonly attachments: { readonly checked: number; readonly missing: number };
  /** By position. */
  readonly leaves: ReadonlyMap<number, Hash>;
}

/** Throws `EvidenceProblem` for the first entry that does not stand. */
export async function checkEntries(
  archive: EvidenceArchive,
  { newest, keys }: CheckedHeads,
  customerIds: readonly string[],
): Promise<CheckedEntries> {
  const leaves = new Map<number, Hash>();
  const files = new AttachedFiles(archive);
  const stories = new Stories(customerIds);
  const introduced = new IntroducedKeys(keys);
  let [erased, last] = [0, -1];
  for await (const { position, entry: text, path, words } of archive.lines(fileNames.entries, entryLineSchema)) {
    if (position <= last)
      throw new EvidenceProblem('entry-order', `entry ${position} is not in its place`, { position });
    const leaf = leafHash(text);
    const root = rootByInclusion({ position, size: newest.size, leaf, path });
    if (!root?.equals(newest.root))
      throw new EvidenceProblem('entry-proof', `entry ${position} is not what was signed`, { position });
    const entry = entryIn(text, position);
    introduced.check(position, entry);
    stories.check(position, entry);
    erased += checkWords(position, entry, words);
    await files.check(position, words);
    leaves.set(position, leaf);
    last = position;
  }
  introduced.checkAll();
  files.checkAll();
  return { count: leaves.size, erased, attachments: files.counts, leaves };
}

/** A text in another form could mean one thing to us and another to the next reader. */
function entryIn(text: string, position: number): ProvedEntry {
  try {
    const value: unknown = JSON.parse(text);
    if (canonicalJson(value as never) === text) return provedEntrySchema.parse(value);
  } catch {
    // Said below.
  }
  throw new EvidenceProblem('entry-form', `entry ${position} is not what the format says`, { position });
}

/** Returns how many parts of the entry are erased. */
function checkWords(position: number, { people }: ProvedEntry, words: Readonly<Record<string, PartInFile>>): number {
  for (const [part, { words: values, salt }] of Object.entries(words))
    if (people[part] === undefined || commitmentTo(values, salt) !== people[part])
      throw new EvidenceProblem('words-changed', `the ${part} of entry ${position} is not what was signed`, {
        position,
      });
  return Object.keys(people).filter((part) => words[part] === undefined).length;
}

/** Each entry about a customer names the one before, so that none can be left out but at the end. */
class Stories {
  readonly #last: Map<string, number | undefined>;

  constructor(customerIds: readonly string[]) {
    this.#last = new Map(customerIds.map((customerId) => [customerId, undefined]));
  }

  check(position: number, { kind, customerId, previous }: ProvedEntry): void {
    if (customerId === undefined || !this.#last.has(customerId) || kind === 'exported') return;
    if (previous !== this.#last.get(customerId)) {
      const missing = previous ?? position;
      throw new EvidenceProblem('entry-left-out', `the entry before ${position}, which is ${missing}, was left out`, {
        position: missing,
      });
    }
    this.#last.set(customerId, position);
  }
}

/** The keys are those that the log itself introduces, and no others. */
class IntroducedKeys {
  readonly #left: PlacedKey[];
  #before: string | undefined;

  constructor(keys: readonly PlacedKey[]) {
    this.#left = [...keys];
  }

  check(position: number, { kind, publicKey, replaces }: ProvedEntry): void {
    if (kind !== 'log-began' && kind !== 'key-changed') return;
    const key = this.#left.shift();
    const isIt = key?.position === position && key.publicKey.toString('base64') === publicKey;
    if (!isIt || replaces !== this.#before) throw wrongKey(position);
    this.#before = publicKey;
  }

  checkAll(): void {
    const [left] = this.#left;
    if (left) throw wrongKey(left.position);
  }
}

function wrongKey(position: number): EvidenceProblem {
  return new EvidenceProblem('entry-key', `entry ${position} and the list of keys name different keys`, { position });
}

class AttachedFiles {
  readonly #archive: EvidenceArchive;
  readonly #checked = new Set<string>();
  #missing = 0;

  constructor(archive: EvidenceArchive) {
    this.#archive = archive;
  }

  get counts(): CheckedEntries['attachments'] {
    return { checked: this.#checked.size, missing: this.#missing };
  }

  async check(position: number, parts: Readonly<Record<string, PartInFile>>): Promise<void> {
    for (const [part, { words }] of Object.entries(parts)) {
      if (!isFilePart(part)) continue;
      const file = attachedFileSchema.safeParse(words);
      if (!file.success)
        throw new EvidenceProblem('entry-form', `the ${part} of entry ${position} is no file`, { position });
      await this.#checkContent(position, file.data.sha256);
    }
  }

  /** Whoever opens the file takes all that lies there for attached. */
  checkAll(): void {
    const unknown = this.#archive.names.find((name) => this.#isUnknown(name));
    if (unknown !== undefined)
      throw new EvidenceProblem('attachment-unknown', `no entry in the file knows of ${unknown}`);
  }

  #isUnknown(name: string): boolean {
    const { attachments: folder } = fileNames;
    return name.startsWith(folder) && name !== folder && !this.#checked.has(name.slice(folder.length));
  }

  async #checkContent(position: number, sha256: string): Promise<void> {
    const name = fileNames.attachments + sha256;
    if (this.#checked.has(sha256)) return;
    if (!this.#archive.has(name)) {
      this.#missing += 1;
      return;
    }
    if ((await this.#archive.sha256(name)) !== sha256)
      throw new EvidenceProblem('attachment-changed', `the file ${sha256} of entry ${position} is another one`, {
        position,
      });
    this.#checked.add(sha256);
  }
}
