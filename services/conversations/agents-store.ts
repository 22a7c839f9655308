import type { Database } from '../database/database.ts';
import { type InstantText, toInstantText } from '../database/instant-text.ts';
import type { AgentRow } from '../database/tables/conversation-tables.ts';
import type { AgentId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import { isHeardLately } from './heard-lately.ts';
import { type Language, languages } from './language.ts';

/** What the bot remembers of an agent between conversations. */
export interface RememberedAgent extends Agent {
  /** Chosen with the language command; undefined while the agent follows Teams. */
  readonly language: Language | undefined;
}

const columns = ['agent_id', 'name', 'language', 'time_zone'] as const;
const agentsAPage = 50;
/** Of so many, something is looked up for each, such as a role at Microsoft. */
const mostLookedAt = 1_000;
/** Far below what either engine takes as parameters of one statement. */
const idsAtOnce = 500;

/** Where a page of agents ends. */
interface Heard {
  readonly agent_id: AgentId;
  readonly heard_at: InstantText | '';
}

/** The agents who have talked to the bot. */
export class AgentsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(agentId: AgentId): Promise<RememberedAgent | undefined> {
    const row = await this.#row(agentId);
    return row && agentFrom(row);
  }

  async listByIds(agentIds: readonly AgentId[]): Promise<readonly RememberedAgent[]> {
    const found: RememberedAgent[] = [];
    for (let from = 0; from < agentIds.length; from += idsAtOnce) {
      const rows = await this.#database.query
        .selectFrom('agents')
        .select(columns)
        .where('agent_id', 'in', agentIds.slice(from, from + idsAtOnce))
        .execute();
      found.push(...rows.map(agentFrom));
    }
    return found;
  }

  /** All of them, those heard from last first. */
  async *pages(): AsyncGenerator<readonly RememberedAgent[], void, undefined> {
    let last: Heard | undefined;
    do {
      const rows = await this.#heardBefore(last);
      if (rows.length > 0) yield rows.map(agentFrom);
      last = rows.length < agentsAPage ? undefined : rows.at(-1);
    } while (last);
  }

  /** The agents heard from last that `fit` keeps, `most` at most. Asks `fit` page by page until it has enough, or has seen `lookedAt`. */
  async findFitting(
    fit: (page: readonly RememberedAgent[]) => Promise<readonly RememberedAgent[]>,
    most: number,
    lookedAt = mostLookedAt,
  ): Promise<readonly RememberedAgent[]> {
    const found: RememberedAgent[] = [];
    let looked = 0;
    for await (const page of this.pages()) {
      found.push(...(await fit(page)));
      looked += page.length;
      if (found.length >= most || looked >= lookedAt) break;
    }
    return found.slice(0, most);
  }

  /** Keeps name and time zone as last heard. Writes only what is new, and that they were heard from: this runs on every turn. */
  async saveChanged(agent: Agent, now: Date): Promise<RememberedAgent> {
    const row = await this.#row(agent.agentId);
    const remembered = row && agentFrom(row);
    const isSame = remembered?.name === agent.name && remembered.timeZone === agent.timeZone;
    if (isSame && isHeardLately(row?.heard_at ?? '', now)) return remembered;
    await (isSame ? this.#noteHeard(agent.agentId, now) : this.#save(agent, now));
    return { ...agent, language: remembered?.language };
  }

  async saveLanguage(agentId: AgentId, language: Language): Promise<void> {
    await this.#database.query.updateTable('agents').set({ language }).where('agent_id', '=', agentId).execute();
  }

  #row(agentId: AgentId) {
    return this.#database.query
      .selectFrom('agents')
      .select([...columns, 'heard_at'])
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
  }

  #heardBefore(last: Heard | undefined) {
    return this.#database.query
      .selectFrom('agents')
      .select([...columns, 'heard_at'])
      .where((row) => {
        if (!last) return row.lit(true);
        const { heard_at, agent_id } = last;
        return row.or([
          row('heard_at', '<', heard_at),
          row.and([row('heard_at', '=', heard_at), row('agent_id', '>', agent_id)]),
        ]);
      })
      .orderBy('heard_at', 'desc')
      .orderBy('agent_id')
      .limit(agentsAPage)
      .execute();
  }

  async #noteHeard(agentId: AgentId, now: Date): Promise<void> {
    const heard_at = toInstantText(now);
    await this.#database.query.updateTable('agents').set({ heard_at }).where('agent_id', '=', agentId).execute();
  }

  async #save(agent: Agent, now: Date): Promise<void> {
    const at = toInstantText(now);
    const known = { name: agent.name, time_zone: agent.timeZone, updated_at: at, heard_at: at };
    await this.#database.query
      .insertInto('agents')
      .values({ agent_id: agent.agentId, language: null, ...known })
      .onConflict((conflict) => conflict.column('agent_id').doUpdateSet(known))
      .execute();
  }
}

export function agentFrom(row: Pick<AgentRow, (typeof columns)[number]>): RememberedAgent {
  const language = languages.find((known) => known === row.language);
  return { agentId: row.agent_id, name: row.name, timeZone: row.time_zone ?? 'UTC', language };
}
