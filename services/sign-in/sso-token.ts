import { errors } from 'jose';
import { z } from 'zod';
import { type AgentId, parseGuid } from '../ids.ts';
import { AppTokens, type AppTokensOptions, neededScope } from './app-tokens.ts';

const claims = z.object({
  oid: z.string(),
  tid: z.string(),
  scp: z.string(),
  preferred_username: z.string().optional().catch(undefined),
  upn: z.string().optional().catch(undefined),
});

/** Verifies the tokens that Teams brings for its person (bot-sso-overview). */
export class SsoTokens {
  readonly #tokens: AppTokens;
  readonly #tenantId: string;

  constructor(options: AppTokensOptions) {
    this.#tokens = new AppTokens(options);
    this.#tenantId = options.tenantId;
  }

  /** For a token that is the agent's, for this app, their sign-in name where it says so; else what is wrong, as a code for the log. */
  async verify(
    token: string,
    agentId: AgentId,
  ): Promise<{ readonly fault: string } | { readonly loginName: string | undefined }> {
    try {
      const { success, data } = claims.safeParse(await this.#tokens.verify(token));
      if (!success || data.tid.toLowerCase() !== this.#tenantId) return { fault: 'claims' };
      if (parseGuid<AgentId>(data.oid) !== agentId) return { fault: 'another-person' };
      if (!data.scp.split(' ').includes(neededScope)) return { fault: 'scope' };
      return { loginName: data.preferred_username ?? data.upn };
    } catch (error) {
      return { fault: error instanceof errors.JOSEError ? error.code : 'keys-unreachable' };
    }
  }
}
