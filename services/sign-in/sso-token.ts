import { type JWTVerifyGetKey, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { type AgentId, parseGuid } from '../ids.ts';

/** What Teams may do for its person: ask this app for something in their name. */
const ssoScope = 'access_as_user';

const claims = z.object({
  oid: z.string(),
  tid: z.string(),
  scp: z.string(),
  preferred_username: z.string().optional().catch(undefined),
  upn: z.string().optional().catch(undefined),
});
const keysWithinMs = 5_000;
const usuallyKeptMs = 30_000;

export interface SsoTokensOptions {
  readonly tenantId: string;
  readonly clientId: string;
  /** The app's own address in Entra, `api://…/botid-…`. */
  readonly resource: string;
  /** `https://login.microsoftonline.com`, or a made-up Entra on this machine. */
  readonly entraUrl: string;
  /** Before an unknown key asks for them again. */
  readonly keysKeptMs?: number;
}

/** Verifies the tokens that Teams brings for its person (bot-sso-overview). Entra's keys are fetched once and again for an unknown one. */
export class SsoTokens {
  readonly #options: SsoTokensOptions;
  readonly #keys: JWTVerifyGetKey;

  constructor(options: SsoTokensOptions) {
    const { entraUrl, tenantId, keysKeptMs = usuallyKeptMs } = options;
    this.#options = options;
    const address = new URL(`${entraUrl}/${tenantId}/discovery/v2.0/keys`);
    this.#keys = createRemoteJWKSet(address, { timeoutDuration: keysWithinMs, cooldownDuration: keysKeptMs });
  }

  /** For a token that is the agent's, for this app, their sign-in name where it says so; else what is wrong, as a code for the log. */
  async verify(
    token: string,
    agentId: AgentId,
  ): Promise<{ readonly fault: string } | { readonly loginName: string | undefined }> {
    const { tenantId, clientId, resource } = this.#options;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: ['RS256'],
        // Which of the two versions comes depends on the registration (access-tokens).
        issuer: [`https://login.microsoftonline.com/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`],
        audience: [clientId, resource],
        requiredClaims: ['exp'],
      });
      const { success, data } = claims.safeParse(payload);
      if (!success || data.tid.toLowerCase() !== tenantId) return { fault: 'claims' };
      if (parseGuid<AgentId>(data.oid) !== agentId) return { fault: 'another-person' };
      if (!data.scp.split(' ').includes(ssoScope)) return { fault: 'scope' };
      return { loginName: data.preferred_username ?? data.upn };
    } catch (error) {
      return { fault: error instanceof errors.JOSEError ? error.code : 'keys-unreachable' };
    }
  }
}
