import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { AgentRow } from '../database/tables/conversation-tables.ts';
import type { AgentId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import { type Language, languages } from './language.ts';

/** What the bot remembers of an agent between conversations. */
export interface RememberedAgent extends Agent {
  /** Chosen with the language command; undefined while the agent follows Teams. */
  readonly language: Language | undefined;
}

const columns = ['agent_id', 'name', 'language', 'time_zone'] as const;

/** The agents who have talked to the bot. */
export class AgentsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(agentId: AgentId): Promise<RememberedAgent | undefined> {
    const row = await this.#database.query
      .selectFrom('agents')
      .select(columns)
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
    return row && agentFrom(row);
  }

  /** Whoever was last heard of with something new comes first. */
  async list(): Promise<readonly RememberedAgent[]> {
    const rows = await this.#database.query
      .selectFrom('agents')
      .select(columns)
      .orderBy('updated_at', 'desc')
      .orderBy('agent_id')
      .execute();
    return rows.map(agentFrom);
  }

  /** Keeps name and time zone as Teams last told them. Writes only when they are new: this runs on every turn. */
  async saveChanged(agent: Agent, now: Date): Promise<RememberedAgent> {
    const remembered = await this.find(agent.agentId);
    if (remembered?.name === agent.name && remembered.timeZone === agent.timeZone) return remembered;
    await this.#save(agent, now);
    return { ...agent, language: remembered?.language };
  }

  async saveLanguage(agentId: AgentId, language: Language): Promise<void> {
    await this.#database.query.updateTable('agents').set({ language }).where('agent_id', '=', agentId).execute();
  }

  async #save(agent: Agent, now: Date): Promise<void> {
    const known = { name: agent.name, time_zone: agent.timeZone, updated_at: toInstantText(now) };
    await this.#database.query
      .insertInto('agents')
      .values({ agent_id: agent.agentId, language: null, ...known })
      .onConflict((conflict) => conflict.column('agent_id').doUpdateSet(known))
      .execute();
  }
}

function agentFrom(row: Pick<AgentRow, (typeof columns)[number]>): RememberedAgent {
  const language = languages.find((known) => known === row.language);
  return { agentId: row.agent_id, name: row.name, timeZone: row.time_zone ?? 'UTC', language };
}
