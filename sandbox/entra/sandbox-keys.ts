import {
  type JsonWebKey,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EncryptJWT, SignJWT, decodeProtectedHeader, errors, jwtDecrypt, jwtVerify } from 'jose';

/** Who signs: Entra what it issues, the Bot Framework what Teams sends. */
export type Signer = 'entra' | 'botFramework';

export type Claims = Readonly<Record<string, unknown>>;

interface PrivateKey extends JsonWebKey {
  readonly kid: string;
}

interface KeyRings extends Readonly<Record<Signer, readonly PrivateKey[]>> {
  /** Hides what Entra gives out for itself alone. */
  readonly secret: string;
}

/** Of each signer, the newest first: one that was replaced stays published for a while, as at Microsoft. */
const published = 2;
const fileName = 'sandbox-keys.json';

/**
 * The keys with which Microsoft's services sign here. The processes of the sandbox share them by a file that only its owner may
 * read, so that each can check and sign while the others are down. Without a folder they live as long as this process.
 */
export class SandboxKeys {
  readonly #file: string | undefined;
  #rings: KeyRings | undefined;
  #readAt = 0;

  constructor(dataDir?: string) {
    this.#file = dataDir === undefined ? undefined : join(dataDir, fileName);
  }

  /** A token with just these claims, RS256 unless the header says otherwise. */
  sign(signer: Signer, claims: Claims, header: Claims = {}): Promise<string> {
    const [key] = this.#current()[signer];
    if (!key) throw new Error('there is no key');
    const signing = new SignJWT(claims);
    return signing
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
      .sign(createPrivateKey({ key, format: 'jwk' }));
  }

  /** The claims of a token that `signer` has signed and that is valid at `now`. Throws an error of jose's. */
  async verify(signer: Signer, token: string, now: Date): Promise<Claims> {
    const { kid } = decodeProtectedHeader(token);
    const key = this.#current()[signer].find((one) => one.kid === kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    const publicKey = createPublicKey({ key: publicPart(key), format: 'jwk' });
    const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'], currentDate: now });
    return payload;
  }

  /** A text that says nothing to anybody but Entra. */
  seal(claims: Claims): Promise<string> {
    return new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(this.#secret);
  }

  /** Undefined for what was not sealed here. */
  async open(text: string): Promise<Claims | undefined> {
    const opened = await jwtDecrypt(text, this.#secret).catch(() => undefined);
    return opened?.payload;
  }

  /** The public keys, as their address shows them. */
  published(signer: Signer): readonly JsonWebKey[] {
    return this.#current()[signer].map((key) => ({ ...publicPart(key), use: 'sig' }));
  }

  /** Signs with another key from now on. */
  rotate(signer: Signer): void {
    const rings = this.#current();
    const rotated = { ...rings, [signer]: [newKey(), ...rings[signer]].slice(0, published) };
    this.#rings = rotated;
    if (this.#file === undefined) return;
    renameSync(writeBeside(this.#file, rotated), this.#file);
    this.#readAt = statSync(this.#file).mtimeMs;
  }

  get #secret(): Buffer {
    return Buffer.from(this.#current().secret, 'base64url');
  }

  #current(): KeyRings {
    const file = this.#file;
    if (file === undefined) return (this.#rings ??= newRings());
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? createFile(file);
    if (this.#rings === undefined || changedAt !== this.#readAt) {
      this.#rings = JSON.parse(readFileSync(file, 'utf8')) as KeyRings;
      this.#readAt = changedAt;
    }
    return this.#rings;
  }
}

/** Whoever comes first makes the file; it is there as a whole or not at all. Returns when it was written. */
function createFile(file: string): number {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  const written = writeBeside(file, newRings());
  try {
    linkSync(written, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(written);
  }
  return statSync(file).mtimeMs;
}

function writeBeside(file: string, rings: KeyRings): string {
  const path = `${file}.${randomUUID()}`;
  writeFileSync(path, JSON.stringify(rings), { mode: 0o600, flag: 'wx' });
  return path;
}

function newRings(): KeyRings {
  return { entra: [newKey()], botFramework: [newKey()], secret: randomBytes(32).toString('base64url') };
}

function newKey(): PrivateKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return { kid: randomUUID(), ...privateKey.export({ format: 'jwk' }) };
}

function publicPart({ kid, kty, n, e }: PrivateKey): JsonWebKey {
  return { kid, kty, n, e } as JsonWebKey;
}
