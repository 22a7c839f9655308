import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Capability } from '../identity/capabilities.ts';
import type { AgentsStore } from './agents-store.ts';

interface ColleaguesOptions {
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
}

interface Search {
  /** How many are named. */
  readonly most: number;
  /** How many of those heard from last have their roles looked up, where that is less than all whom that is done for. */
  readonly lookedAt?: number;
}

/** Knows which colleagues of an agent may do something. Whom the bot has not heard from, it does not know. */
export class ColleaguesService {
  readonly #options: ColleaguesOptions;

  constructor(options: ColleaguesOptions) {
    this.#options = options;
  }

  /** Those heard from last first, without the agent. */
  async listWhoMay(agent: Agent, capability: Capability, { most, lookedAt }: Search): Promise<readonly Agent[]> {
    const { agents, authorization } = this.#options;
    return agents.findFitting(
      (page) => {
        const others = page.filter(({ agentId }) => agentId !== agent.agentId);
        return authorization.listOffered(others, capability);
      },
      most,
      lookedAt,
    );
  }
}
