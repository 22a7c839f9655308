import { type KeyObject, createPrivateKey, sign } from 'node:crypto';
import { type NoteKey, type NoteSignature, noteKey, publicKeyBytesOf } from './format/signed-note.ts';

/** A key that signs heads. The private half never leaves this process, and is never in the database. */
export interface SigningKey extends NoteKey {
  readonly sign: (text: string) => NoteSignature;
}

const seedBytes = 32;
/** What stands before the seed of an Ed25519 key where it is DER (RFC 8410). */
const derPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * A private Ed25519 key as settings have it: PEM, or base64 of its PKCS 8 or of the 32 bytes of its seed. `name` is the log's.
 * Undefined for anything else.
 */
export function parseSigningKey(setting: string, name: string): SigningKey | undefined {
  const key = privateKeyIn(setting.trim());
  if (key?.asymmetricKeyType !== 'ed25519') return undefined;
  const known = noteKey(name, publicKeyBytesOf(key));
  if (!known) return undefined;
  const signText = (text: string) => ({ name, keyId: known.keyId, signature: sign(null, Buffer.from(text), key) });
  return { ...known, sign: signText };
}

function privateKeyIn(setting: string): KeyObject | undefined {
  try {
    if (setting.startsWith('-----')) return createPrivateKey(setting.replaceAll('\\n', '\n'));
    const bytes = Buffer.from(setting, 'base64');
    const der = bytes.length === seedBytes ? Buffer.concat([derPrefix, bytes]) : bytes;
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}
