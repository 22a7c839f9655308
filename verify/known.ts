import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type SignedHead, parseHead } from '../services/evidence/format/head.ts';
import { publicKeyBytesOf } from '../services/evidence/format/signed-note.ts';

/** What was given on the command line cannot be used. */
export class UsageError extends Error {}

const publicKeyBytes = 32;
/** The empty line within a head is followed by a signature. */
const betweenNotes = /\n{2,}(?!— )/u;

/** The bytes of a public key: base64, `name+id+base64` as Go's logs write it, PEM, or the path of a file with one of these. */
export function keyFrom(given: string): Buffer {
  const text = (existsSync(given) ? readFileSync(given, 'utf8') : given).trim();
  const bytes = text.startsWith('-----')
    ? bytesOfPem(text)
    : Buffer.from(text.split('+').length > 2 ? afterId(text) : text, 'base64');
  if (bytes?.length !== publicKeyBytes) throw new UsageError(`${given} is no Ed25519 public key`);
  return bytes;
}

/** Base64 may have a plus too, so only the first two are looked at. A byte before the key says that it is Ed25519. */
function afterId(text: string): string {
  const [, encoded = ''] = /^[^+]+\+[0-9a-f]{8}\+(.+)$/.exec(text) ?? [];
  return encoded === '' ? text : Buffer.from(encoded, 'base64').subarray(1).toString('base64');
}

function bytesOfPem(text: string): Buffer | undefined {
  try {
    return publicKeyBytesOf(createPublicKey(text));
  } catch {
    return undefined;
  }
}

/** One head, or many with empty lines in between, as they stand where they were published. */
export function headsFrom(path: string): readonly SignedHead[] {
  const notes = existsSync(path) ? readFileSync(path, 'utf8').trim().split(betweenNotes) : [];
  const heads = notes.map((note) => parseHead(`${note}\n`)).filter((head) => head !== undefined);
  if (heads.length === 0 || heads.length < notes.length)
    throw new UsageError(`${path} has ${heads.length} heads among ${notes.length} texts`);
  return heads;
}
