import type { AgentId } from '../ids.ts';

/** Where calls to Partner Center get the right to speak for an agent. */
export interface AccessTokens {
  /** An App+User token for Partner Center whose `oid` is the agent, from which Microsoft derives who attested. */
  getToken(agentId: AgentId): Promise<string>;
}
