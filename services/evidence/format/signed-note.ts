import { type KeyObject, createPublicKey, hash, verify } from 'node:crypto';

/** An Ed25519 key that signs notes, as everybody may know it. */
export interface NoteKey {
  /** Of the log; a signature names it. */
  readonly name: string;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Buffer;
  /** Eight hexadecimal digits: tells keys apart, and proves nothing. */
  readonly keyId: string;
  readonly verifies: (text: string, signature: Buffer) => boolean;
}

const ed25519 = 0x01;
const publicKeyBytes = 32;
/** What stands before the 32 bytes where a public key is DER (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Undefined where the bytes are no Ed25519 public key. */
export function noteKey(name: string, publicKey: Buffer): NoteKey | undefined {
  const key = publicKey.length === publicKeyBytes ? importedKey(publicKey) : undefined;
  if (!key) return undefined;
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ed25519), publicKey]);
  const keyId = hash('sha256', named).slice(0, 8);
  return { name, publicKey, keyId, verifies: (text, signature) => verify(null, Buffer.from(text), key, signature) };
}

function importedKey(publicKey: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.concat([derPrefix, publicKey]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

/** The bytes of an Ed25519 public key. Throws for a key of another kind. */
export function publicKeyBytesOf(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('the key is no Ed25519 key');
  return createPublicKeyIfPrivate(key).export({ format: 'der', type: 'spki' }).subarray(derPrefix.length);
}

function createPublicKeyIfPrivate(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** A text with signatures below it, as c2sp.org/signed-note has it; the tools of Go's and Sigstore's logs read it too. */
export interface SignedNote {
  /** With its last line break. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export function writeNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const encoded = Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64');
    return `— ${name} ${encoded}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;
const mostSignatures = 16;

/** Undefined for what is no note. */
export function parseNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || hasControlCharacters(note)) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(signatureIn);
  if (lines.length > mostSignatures || signatures.includes(undefined)) return undefined;
  return { text: note.slice(0, end + 1), signatures: signatures.filter((signature) => signature !== undefined) };
}

function signatureIn(line: string): NoteSignature | undefined {
  const [, name, encoded] = signatureLine.exec(line) ?? [];
  if (name === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  return { name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}

function hasControlCharacters(text: string): boolean {
  return /[\u0000-\u0009\u000b-\u001f]/.test(text);
}

/** Whether the key has signed the note. Each of its signatures has to be right. */
export function isSignedBy(key: NoteKey, { text, signatures }: SignedNote): boolean {
  const own = signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);
  return own.length > 0 && own.every(({ signature }) => key.verifies(text, signature));
}
