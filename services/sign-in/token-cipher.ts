import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const version = 'v1';
const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

interface Key {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Encrypts what the database must not tell, by AES-256-GCM. Each text is bound to its owner: moved to another row it cannot be
 * opened. The first key encrypts, and all of them decrypt, so that a key can be replaced by putting the new one in front.
 */
export class TokenCipher {
  readonly #keys: readonly [Key, ...Key[]];

  /** Each key has 32 bytes. */
  constructor([first, ...others]: readonly [Buffer, ...Buffer[]]) {
    this.#keys = [named(first), ...others.map(named)];
  }

  seal(text: string, owner: string): string {
    const [{ name, bytes }] = this.#keys;
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, bytes, iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [version, name, sealed.toString('base64url')].join('.');
  }

  /** Undefined for what no key opens, what was changed, and what is another owner's. */
  open(sealed: string, owner: string): string | undefined {
    const [stored, name, text = ''] = sealed.split('.');
    const key = this.#keys.find((one) => one.name === name);
    if (stored !== version || !key) return undefined;
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length < ivBytes + tagBytes) return undefined;
    const decipher = createDecipheriv(algorithm, key.bytes, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** Whether the first key encrypted it. */
  isCurrent(sealed: string): boolean {
    return sealed.split('.')[1] === this.#keys[0].name;
  }
}

/** Tells keys apart, and nothing of the key. */
function named(bytes: Buffer): Key {
  return { name: createHash('sha256').update(bytes).digest('base64url').slice(0, 8), bytes };
}
