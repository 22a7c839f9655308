import { type JWTVerifyGetKey, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { tidy } from '../../../services/agreements/tidied.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { type AgentId, parseGuid } from '../../../services/ids.ts';
import { type Refusal, type RefusalReason, refuse } from '../refusal.ts';

/** What a client may ask this app for in the name of the person who signed in. */
const neededScope = 'access_as_user';
const keysWithinMs = 5_000;
const leewaySeconds = 60;

const claims = z.object({ oid: z.string(), tid: z.string(), scp: z.string(), name: z.string().catch('') });

export interface EntraCallersOptions {
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

export type SignedIn = Pick<Agent, 'agentId' | 'name'>;

/**
 * Tells who calls, by an access token of the partner's own tenant for this app and a person. Entra's keys are fetched at the first
 * call, and again for a key that is not known.
 */
export class EntraCallers {
  readonly #options: EntraCallersOptions;
  readonly #keys: JWTVerifyGetKey;

  constructor(options: EntraCallersOptions) {
    const { entraUrl, tenantId, keysKeptMs = 30_000 } = options;
    this.#options = options;
    const address = new URL(`${entraUrl}/${tenantId}/discovery/v2.0/keys`);
    this.#keys = createRemoteJWKSet(address, { timeoutDuration: keysWithinMs, cooldownDuration: keysKeptMs });
  }

  async identify(authorization: string | undefined): Promise<SignedIn | Refusal> {
    if (authorization === undefined || authorization.trim() === '') return refuse('token-missing');
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    return token === undefined ? refuse('token-malformed') : this.#verify(token);
  }

  async #verify(token: string): Promise<SignedIn | Refusal> {
    const { tenantId, clientId, resource } = this.#options;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: ['RS256'],
        // Which of the two versions comes depends on the registration (access-tokens).
        issuer: [`https://login.microsoftonline.com/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`],
        audience: [clientId, resource],
        requiredClaims: ['exp'],
        clockTolerance: leewaySeconds,
      });
      return this.#personIn(payload);
    } catch (error) {
      return refuse(reasonOf(error));
    }
  }

  #personIn(payload: unknown): SignedIn | Refusal {
    const { data } = claims.safeParse(payload);
    const agentId = parseGuid<AgentId>(data?.oid ?? '');
    // A token of an app alone has roles in place of a scope, and names nobody.
    if (!data || !agentId) return refuse('token-no-person');
    if (data.tid.toLowerCase() !== this.#options.tenantId) return refuse('token-issuer');
    if (!data.scp.split(' ').includes(neededScope)) return refuse('token-scope');
    return { agentId, name: tidy(data.name) };
  }
}

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim(error.claim);
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'token-signature';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'token-algorithm';
  if (error instanceof errors.JWKSNoMatchingKey) return 'token-key-unknown';
  const isMalformed = error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid;
  return isMalformed ? 'token-malformed' : 'keys-unavailable';
}

function reasonOfClaim(claim: string): RefusalReason {
  switch (claim) {
    case 'iss':
      return 'token-issuer';
    case 'aud':
      return 'token-audience';
    case 'nbf':
      return 'token-not-yet-valid';
    default:
      return 'token-malformed';
  }
}
