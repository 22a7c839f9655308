import type { AuthorizationService } from '../identity/authorization-service.ts';
import { RolesUnavailableError } from '../identity/role-directory.ts';
import type { AgentId } from '../ids.ts';
import type { AgentsStore } from './agents-store.ts';

interface AccessParts {
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
}

/** Whether an agent may still be told of customers: one who has lost every role hears nothing of them any more. */
export async function accessToNews(
  { agents, authorization }: AccessParts,
  agentId: AgentId,
): Promise<'granted' | 'denied' | 'unknown'> {
  const agent = await agents.find(agentId);
  if (!agent) return 'denied';
  try {
    return (await authorization.isOffered(agent, 'see-status')) ? 'granted' : 'denied';
  } catch (error) {
    if (error instanceof RolesUnavailableError) return 'unknown';
    throw error;
  }
}
