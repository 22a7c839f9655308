import type { RoleDirectory } from '../../services/identity/role-directory.ts';
import { people } from '../people.ts';

/** The roles of the demo's people; nobody else has any. */
export const sandboxRoleDirectory: RoleDirectory = {
  listRoles(agentId) {
    const role = people.find((person) => person.objectId === agentId)?.role;
    return Promise.resolve(role === undefined || role === 'no-role' ? [] : [role]);
  },
};
