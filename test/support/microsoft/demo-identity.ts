import { z } from 'zod';
import { findAccount } from '../../../sandbox/registrations.ts';
import { serviceAccount } from '../../../sandbox/people.ts';
import type { RoleDirectory } from '../../../services/identity/role-directory.ts';
import type { Caller } from '../../../services/ids.ts';
import type { AccessTokens } from '../../../services/partner-center/http/partner-center-transport.ts';

const answer = z.object({ access_token: z.string() });

/** For services under test without a sign-in of their own: a token from the Partner Center sandbox for each caller. */
export class DemoAccessTokens implements AccessTokens {
  readonly #url: string;
  readonly #tokens = new Map<Caller, Promise<string>>();

  constructor(partnerCenterUrl: string) {
    this.#url = `${partnerCenterUrl}/sandbox/tokens`;
  }

  getToken(caller: Caller): Promise<string> {
    const known = this.#tokens.get(caller) ?? this.#ask(caller);
    this.#tokens.set(caller, known);
    return known;
  }

  async #ask(caller: Caller): Promise<string> {
    const oid = caller === 'service-account' ? serviceAccount.objectId : caller;
    const body = JSON.stringify({ oid, kind: 'app+user', mfa: true });
    const response = await fetch(this.#url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    return answer.parse(await response.json()).access_token;
  }
}

/** The roles of the demo's people, known without Graph. Nobody else has a role. */
export const demoRoleDirectory: RoleDirectory = {
  listRoles(agentId) {
    const role = findAccount(agentId)?.role;
    return Promise.resolve(role === undefined || role === 'no-role' ? [] : [role]);
  },
};
