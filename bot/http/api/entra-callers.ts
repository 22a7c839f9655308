import { errors } from 'jose';
import { z } from 'zod';
import { tidy } from '../../../services/agreements/tidied.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { type AgentId, parseGuid } from '../../../services/ids.ts';
import { AppTokens, type AppTokensOptions, neededScope } from '../../../services/sign-in/app-tokens.ts';
import { type Refusal, type RefusalReason, refuse } from '../refusal.ts';

const leewaySeconds = 60;

const claims = z.object({
  oid: z.string(),
  tid: z.string(),
  scp: z.string(),
  name: z.string().catch(''),
  preferred_username: z.string().optional().catch(undefined),
  upn: z.string().optional().catch(undefined),
});

export interface SignedIn extends Pick<Agent, 'agentId' | 'name'> {
  /** Undefined where the token does not tell it. */
  readonly loginName: string | undefined;
}

/** Tells who calls, by an access token of the partner's own tenant for this app and a person. */
export class EntraCallers {
  readonly #tokens: AppTokens;
  readonly #tenantId: string;

  constructor(options: AppTokensOptions) {
    this.#tokens = new AppTokens(options);
    this.#tenantId = options.tenantId;
  }

  async identify(authorization: string | undefined): Promise<SignedIn | Refusal> {
    if (authorization === undefined || authorization.trim() === '') return refuse('token-missing');
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    return token === undefined ? refuse('token-malformed') : this.#verify(token);
  }

  async #verify(token: string): Promise<SignedIn | Refusal> {
    try {
      return this.#personIn(await this.#tokens.verify(token, { leewaySeconds }));
    } catch (error) {
      return refuse(reasonOf(error));
    }
  }

  #personIn(payload: unknown): SignedIn | Refusal {
    const { data } = claims.safeParse(payload);
    const agentId = parseGuid<AgentId>(data?.oid ?? '');
    // A token of an app alone has roles in place of a scope, and names nobody.
    if (!data || !agentId) return refuse('token-no-person');
    if (data.tid.toLowerCase() !== this.#tenantId) return refuse('token-issuer');
    if (!data.scp.split(' ').includes(neededScope)) return refuse('token-scope');
    return { agentId, name: tidy(data.name), loginName: data.preferred_username ?? data.upn };
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
