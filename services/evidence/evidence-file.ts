import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';
import type { AttachmentSource } from './attachments/attachment-folder.ts';
import type { Hash } from './format/merkle-tree.ts';
import { type AboutFile, attachedFileSchema, fileNames, isFilePart } from './format/evidence-file-format.ts';
import type { EvidenceSelection, ProvedEntry } from './evidence-selection.ts';
import type { KeptParts } from './format/evidence-file-format.ts';

interface EvidenceFile {
  readonly selection: EvidenceSelection;
  readonly attachments: AttachmentSource;
  readonly madeAt: Date;
  /** Whose whole stories it is; left out where it is a selection of another kind. */
  readonly customerIds?: readonly string[] | undefined;
  /** Sizes of heads that the reader knows from elsewhere and wants to compare. */
  readonly alsoHeads?: readonly number[];
}

const readMe = `This file proves what a log holds, to people who have neither the log nor the database.

Check it with:  node agreement-desk-verify.mjs <this file>
Compare the keys that it names with the ones that the partner has published, or give them with --key.
Every line of entries.jsonl is one entry; docs/evidence.md of Agreement Desk describes the whole format.
`;

/** The ZIP, as it is made: memory does not grow with it. It fails where the log is damaged. */
export function evidenceFile(given: EvidenceFile): Readable {
  const zip = new yazl.ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  zip.on('error', (error: Error) => out.destroy(error));
  writeAll(zip, given).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function writeAll(zip: yazl.ZipFile, given: EvidenceFile): Promise<void> {
  const { selection, attachments, madeAt: mtime, alsoHeads = [] } = given;
  const { origin, size } = selection.newest;
  const madeAt = mtime.toISOString();
  const about: AboutFile = {
    format: 'agreement-desk-evidence/1',
    origin,
    madeAt,
    size,
    ...storiesOf(given.customerIds),
  };
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime });
  const stream = (name: string, content: Readable) =>
    new Promise<void>((resolve, reject) => {
      content.once('error', reject).once('close', () => resolve());
      zip.addReadStream(content, name, { mtime });
    });
  add(fileNames.readMe, readMe);
  add(fileNames.about, JSON.stringify(about));
  add(fileNames.keys, JSON.stringify(selection.keys));
  await stream(fileNames.heads, Readable.from(headLines(selection, alsoHeads)));
  const attached = new Set<string>();
  await stream(fileNames.entries, Readable.from(entryLines(selection, attached)));
  for (const sha256 of attached) {
    const content = await attachments.find(sha256);
    if (content) await stream(fileNames.attachments + sha256, content);
  }
  zip.end();
}

/** Whose stories they are, as a file and the entry about it have it. */
export function storiesOf<Id extends string>(customerIds: readonly Id[] = []) {
  const [customerId, ...others] = customerIds;
  return others.length === 0 ? { customerId } : { customerIds: [...customerIds] };
}

async function* headLines(selection: EvidenceSelection, also: readonly number[]): AsyncGenerator<string> {
  for await (const { note, consistency } of selection.heads(also))
    yield lineOf({ note, consistency: consistency.map(base64) });
}

async function* entryLines(selection: EvidenceSelection, attached: Set<string>): AsyncGenerator<string> {
  for await (const proved of selection.entries()) {
    for (const sha256 of filesIn(proved.parts)) attached.add(sha256);
    yield lineOf(inFile(proved));
  }
}

function inFile({ position, entry, path, parts }: ProvedEntry) {
  return { position, entry, path: path.map(base64), words: parts };
}

function filesIn(parts: KeptParts): readonly string[] {
  return Object.entries(parts).flatMap(([part, { words }]) => {
    const file = isFilePart(part) ? attachedFileSchema.safeParse(words) : undefined;
    return file?.success ? [file.data.sha256] : [];
  });
}

function base64(hash: Hash): string {
  return hash.toString('base64');
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
