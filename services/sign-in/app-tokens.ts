import { type JWTPayload, type JWTVerifyGetKey, createRemoteJWKSet, jwtVerify } from 'jose';

/** What a client may ask this app for in the name of the person who signed in. */
export const neededScope = 'access_as_user';
const keysWithinMs = 5_000;
const usuallyKeptMs = 30_000;

export interface AppTokensOptions {
  readonly tenantId: string;
  /** Of the registration that exposes the scope. */
  readonly clientId: string;
  /** The app's own address in Entra, `api://…/botid-…`. */
  readonly resource: string;
  /** `https://login.microsoftonline.com`, or a made-up Entra on this machine. */
  readonly entraUrl: string;
  /** Before an unknown key has the keys fetched again. */
  readonly keysKeptMs?: number;
}

/**
 * Verifies the tokens by which the partner's Entra vouches to this app for whoever uses it. Its keys are fetched at the first token,
 * and again for a key that is not known.
 */
export class AppTokens {
  readonly #options: AppTokensOptions;
  readonly #keys: JWTVerifyGetKey;

  constructor(options: AppTokensOptions) {
    const { entraUrl, tenantId, keysKeptMs = usuallyKeptMs } = options;
    this.#options = options;
    const address = new URL(`${entraUrl}/${tenantId}/discovery/v2.0/keys`);
    this.#keys = createRemoteJWKSet(address, { timeoutDuration: keysWithinMs, cooldownDuration: keysKeptMs });
  }

  /** What the token says; nothing about the person in it is checked. Throws the errors of jose, and others where the keys cannot be had. */
  async verify(token: string, { leewaySeconds = 0 } = {}): Promise<JWTPayload> {
    const { tenantId, clientId, resource } = this.#options;
    const { payload } = await jwtVerify(token, this.#keys, {
      algorithms: ['RS256'],
      // Which of the two versions comes depends on the registration (access-tokens).
      issuer: [`https://login.microsoftonline.com/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`],
      audience: [clientId, resource],
      requiredClaims: ['exp'],
      clockTolerance: leewaySeconds,
    });
    return payload;
  }
}
