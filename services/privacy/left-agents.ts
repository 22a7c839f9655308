import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { RoleDirectory } from '../identity/role-directory.ts';
import type { AgentId } from '../ids.ts';
import { agentSteps, findUnderWay } from './agent-erasure.ts';
import { runSteps } from './erasing.ts';

interface LeftAgentsOptions {
  readonly database: Database;
  readonly roleDirectory: RoleDirectory;
}

/** One night asks Microsoft about no more agents than this. */
const mostAsked = 500;

/** Agents who were not heard from for long, and whom the bot cannot reach or who have no role any more. */
export class LeftAgents {
  readonly #options: LeftAgentsOptions;

  constructor(options: LeftAgentsOptions) {
    this.#options = options;
  }

  /** Everybody not heard from since `before`, the longest silent first; also who is known only because they cannot be reached. */
  async listSilent(before: Date): Promise<readonly AgentId[]> {
    const text = toInstantText(before);
    const { rows } = await sql<{ agent_id: AgentId }>`
      select agent_id, heard_at as since from agents where heard_at < ${text}
      union
      select agent_id, since from unreachable_agents where since < ${text} and agent_id not in (select agent_id from agents)
      order by since limit ${mostAsked}`.execute(this.#options.database.query);
    return [...new Set(rows.map((row) => row.agent_id))];
  }

  /** Throws where Microsoft does not say which roles they have: then they stay. */
  async hasLeft(agentId: AgentId, before: Date): Promise<boolean> {
    const unreachable = await this.#options.database.query
      .selectFrom('unreachable_agents')
      .select('agent_id')
      .where('agent_id', '=', agentId)
      .where('since', '<', toInstantText(before))
      .executeTakeFirst();
    if (unreachable) return true;
    return (await this.#options.roleDirectory.listRoles(agentId)).length === 0;
  }

  /** What the ledger says of them stays. False while something they sent has no outcome. */
  async forget(agentId: AgentId, now: Date, rest: () => Promise<void>): Promise<boolean> {
    const { database } = this.#options;
    if (await findUnderWay(database.query, agentId)) return false;
    const { engine, query } = database;
    await runSteps(query, await agentSteps(query, { engine, agentId, withProof: false, now }), rest);
    return true;
  }
}
