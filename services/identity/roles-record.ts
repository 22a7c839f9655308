import { LRUCache } from 'lru-cache';
import type { Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database, Tables } from '../database/database.ts';
import { accountPart, type EvidenceWriter } from '../evidence/told.ts';
import { findNewestOf } from '../evidence/newest-entry.ts';
import type { AgentId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Role } from './capabilities.ts';
import type { RoleDirectory } from './role-directory.ts';

interface RolesRecordOptions {
  readonly roleDirectory: RoleDirectory;
  readonly database: Database;
  readonly evidence: EvidenceWriter;
  readonly clock: Clock;
  readonly log: Log;
}

const agentsRemembered = 5_000;

/** Enters the roles of an agent into the evidence log when they are others than before. Whoever asks does not wait for it. */
export class RolesRecord implements RoleDirectory {
  readonly #options: RolesRecordOptions;
  readonly #recorded = new LRUCache<AgentId, string>({ max: agentsRemembered });

  constructor(options: RolesRecordOptions) {
    this.#options = options;
  }

  async listRoles(agentId: AgentId): Promise<readonly Role[]> {
    const roles = await this.#options.roleDirectory.listRoles(agentId);
    const text = textOf(roles);
    if (this.#recorded.get(agentId) !== text) void this.#record(agentId, roles, text);
    return roles;
  }

  /** Nobody loses a right because it could not be written down; the next look tries again. */
  async #record(agentId: AgentId, roles: readonly Role[], text: string): Promise<void> {
    const { database, log } = this.#options;
    this.#recorded.set(agentId, text);
    try {
      await database.query.transaction().execute((transaction) => this.#append(transaction, agentId, roles));
    } catch (error) {
      this.#recorded.delete(agentId);
      log.warn({ agentId, err: error }, 'roles were not recorded');
    }
  }

  async #append(transaction: Transaction<Tables>, agentId: AgentId, roles: readonly Role[]): Promise<void> {
    const { evidence, clock } = this.#options;
    const newest = await findNewestOf(transaction, 'roles-changed', agentId);
    if (newest ? textOf(newest.roles) === textOf(roles) : roles.length === 0) return;
    const fact = { kind: 'roles-changed', at: clock.now().toISOString(), by: 'agreement-desk', roles } as const;
    await evidence.append(transaction, [{ fact: { ...fact, roles: [...roles].sort() }, parts: accountPart(agentId) }]);
  }
}

function textOf(roles: readonly string[]): string {
  return [...roles].sort().join(' ');
}
