import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../../services/clock.ts';
import type { AccessTokens } from '../../services/partner-center/http/partner-center-transport.ts';
import { keptAtLeastMs } from '../../services/partner-center/sign-in/app-user-tokens.ts';
import type { Caller } from '../../services/ids.ts';
import type { RoleDirectory } from '../../services/identity/role-directory.ts';
import { people } from '../people.ts';

/** The sandbox's tokens live for an hour by the sandbox clock, which may run fast. */
const keptForMs = 50 * 60_000;
const answer = z.object({ access_token: z.string() });

/** App+User tokens from the Partner Center sandbox, each in the name of its caller. */
export class SandboxAccessTokens implements AccessTokens {
  readonly #tokens: LRUCache<Caller, string>;

  constructor(partnerCenterUrl: string, clock: Clock) {
    this.#tokens = new LRUCache({
      max: 100,
      ttl: keptForMs,
      ttlResolution: 0,
      perf: { now: () => clock.now().getTime() },
      fetchMethod: async (caller) => {
        // The demo's Admin agent stands in for the service account.
        const oid = caller === 'service-account' ? people[0]?.objectId : caller;
        const response = await fetch(`${partnerCenterUrl}/sandbox/tokens`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ oid, kind: 'app+user', mfa: true }),
        });
        return answer.parse(await response.json()).access_token;
      },
    });
  }

  getToken(caller: Caller): Promise<string> {
    return this.#tokens.forceFetch(caller);
  }

  dropToken(caller: Caller, token: string): boolean {
    if (this.#tokens.peek(caller) !== token) return true;
    if (keptForMs - this.#tokens.getRemainingTTL(caller) < keptAtLeastMs) return false;
    return this.#tokens.delete(caller);
  }
}

/** The roles of the demo's people. Nobody else has a role. */
export const sandboxRoleDirectory: RoleDirectory = {
  listRoles(agentId) {
    const role = people.find((person) => person.objectId === agentId)?.role;
    return Promise.resolve(role === undefined || role === 'no-role' ? [] : [role]);
  },
};
