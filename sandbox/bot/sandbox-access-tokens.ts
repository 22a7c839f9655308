import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../../services/clock.ts';
import type { AgentId } from '../../services/ids.ts';
import type { AccessTokens } from '../../services/partner-center/access-tokens.ts';

/** The sandbox's tokens live an hour of its own clock, which may run fast. */
const keptForMs = 50 * 60_000;
const answer = z.object({ access_token: z.string() });

/** App+User tokens from the Partner Center sandbox, each in the name of the agent. */
export class SandboxAccessTokens implements AccessTokens {
  readonly #tokens: LRUCache<AgentId, string>;

  constructor(partnerCenterUrl: string, clock: Clock) {
    this.#tokens = new LRUCache({
      max: 100,
      ttl: keptForMs,
      ttlResolution: 0,
      perf: { now: () => clock.now().getTime() },
      fetchMethod: async (agentId) => {
        const response = await fetch(`${partnerCenterUrl}/sandbox/tokens`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ oid: agentId, kind: 'app+user', mfa: true }),
        });
        return answer.parse(await response.json()).access_token;
      },
    });
  }

  getToken(agentId: AgentId): Promise<string> {
    return this.#tokens.forceFetch(agentId);
  }
}
