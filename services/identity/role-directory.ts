import type { AgentId } from '../ids.ts';
import type { Role } from './capabilities.ts';

/** Knows the roles of the partner's people. Throws when the answer cannot be had: nobody is let in on a guess. */
export interface RoleDirectory {
  /** Empty for somebody who has none, or who is not known at all. */
  listRoles(agentId: AgentId): Promise<readonly Role[]>;
}
