import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type SignedHead, parseHead } from '../services/evidence/format/head.ts';
import { publicKeyBytesOf } from '../services/evidence/format/signed-note.ts';

/** What was given on the command line cannot be used. */
export class UsageError extends Error {}

const publicKeyBytes = 32;

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

export function headFrom(path: string): SignedHead {
  const head = existsSync(path) ? parseHead(readFileSync(path, 'utf8')) : undefined;
  if (!head) throw new UsageError(`${path} is no head`);
  return head;
}
