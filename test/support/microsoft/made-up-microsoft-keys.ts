import { type KeyObject, createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** A key that the made-up Microsoft publishes, or one that only pretends to be. */
export class SigningKey {
  readonly kid: string;
  readonly endorsements: readonly string[] | undefined;
  readonly #privateKey: KeyObject;
  readonly publicKey: KeyObject;

  constructor(kid: string = randomUUID(), endorsements?: readonly string[]) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.kid = kid;
    this.endorsements = endorsements;
    this.#privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** As the keys' address shows it. */
  get jwk(): Claims {
    const { n, e, kty } = this.publicKey.export({ format: 'jwk' });
    return { kid: this.kid, kty, n, e, use: 'sig', ...(this.endorsements && { endorsements: this.endorsements }) };
  }

  /** A JSON Web Token, RS256 unless the header says otherwise. */
  token(claims: Claims, header: Claims = {}): string {
    const signed = signedPart(claims, { alg: 'RS256', typ: 'JWT', kid: this.kid, ...header });
    return `${signed}.${sign('sha256', Buffer.from(signed), this.#privateKey).toString('base64url')}`;
  }
}

/** The old trick: the public key taken as the secret of HS256. */
export function tokenByPublicKey(key: SigningKey, claims: Claims): string {
  const signed = signedPart(claims, { alg: 'HS256', typ: 'JWT', kid: key.kid });
  const secret = key.publicKey.export({ type: 'pkcs1', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

export function signedPart(claims: unknown, header: unknown): string {
  return `${encoded(header)}.${encoded(claims)}`;
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
