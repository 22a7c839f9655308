import type { Caller } from '../ids.ts';
import type {
  PartnerCenterAuthorizationError,
  PartnerCenterError,
} from '../partner-center/http/partner-center-error.ts';
import type { AccessTokens } from '../partner-center/http/partner-center-transport.ts';
import type { AgentTokens } from './agent-tokens.ts';

/** Whom Partner Center sees: each agent in person, and the service account for what no agent asked for. */
export class CallerTokens implements AccessTokens {
  readonly #serviceAccount: AccessTokens;
  readonly #agents: AgentTokens;

  constructor({ serviceAccount, agents }: { readonly serviceAccount: AccessTokens; readonly agents: AgentTokens }) {
    this.#serviceAccount = serviceAccount;
    this.#agents = agents;
  }

  getToken(caller: Caller): Promise<string> {
    return caller === 'service-account' ? this.#serviceAccount.getToken(caller) : this.#agents.getToken(caller);
  }

  dropToken(caller: Caller, token: string): boolean {
    if (caller === 'service-account') return this.#serviceAccount.dropToken?.(caller, token) ?? false;
    return this.#agents.dropToken(caller, token);
  }

  explain(caller: Caller, error: PartnerCenterAuthorizationError): PartnerCenterError {
    return caller === 'service-account' ? error : this.#agents.explain(caller, error);
  }
}
