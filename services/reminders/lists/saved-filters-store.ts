import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { SavedFilterRow } from '../../database/tables/reminder-tables.ts';
import { type AgentId, type FilterId, parseGuid } from '../../ids.ts';
import { type FilterCriteria, filterCriteria } from './filter-criteria.ts';

export interface SavedFilter {
  readonly filterId: FilterId;
  readonly name: string;
  /** Who saved it; the name is empty where it is not known. */
  readonly savedBy: { readonly agentId: AgentId; readonly name: string };
  /** For everybody with a role. */
  readonly isShared: boolean;
  readonly criteria: FilterCriteria;
}

export type NewFilter = Pick<SavedFilter, 'filterId' | 'name' | 'isShared' | 'criteria'>;

/** More are shared than anybody looks through. */
const mostListed = 500;

/** The filters that agents have named. */
export class SavedFiltersStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The agent's own first, then those that others share. */
  async listFor(agentId: AgentId): Promise<readonly SavedFilter[]> {
    const rows = await this.#rows()
      .where((row) => row.or([row('saved_filters.agent_id', '=', agentId), row('is_shared', '=', 1)]))
      .orderBy(sql`saved_filters.agent_id <> ${agentId}`)
      .orderBy('saved_filters.name')
      .orderBy('filter_id')
      .limit(mostListed)
      .execute();
    return rows.flatMap((row) => filterFrom(row) ?? []);
  }

  async find(filterId: FilterId): Promise<SavedFilter | undefined> {
    const row = await this.#rows().where('filter_id', '=', filterId).executeTakeFirst();
    return row && filterFrom(row);
  }

  /** How many the agent has beside the one of that name. */
  async countBeside(name: string, agentId: AgentId): Promise<number> {
    const { count } = await this.#database.query
      .selectFrom('saved_filters')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('agent_id', '=', agentId)
      .where('name', '<>', name)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Takes the place of the agent's filter of that name, which keeps its id. */
  async save({ filterId, name, isShared, criteria }: NewFilter, agentId: AgentId, now: Date): Promise<FilterId> {
    const { owner = '' } = criteria;
    const named = parseGuid<AgentId>(owner);
    const changing = {
      criteria: JSON.stringify(named ? { ...criteria, owner: undefined } : criteria),
      owner_id: named ?? null,
      is_shared: isShared ? (1 as const) : (0 as const),
      saved_at: toInstantText(now),
    };
    const row = await this.#database.query
      .insertInto('saved_filters')
      .values({ filter_id: filterId, agent_id: agentId, name, ...changing })
      .onConflict((conflict) => conflict.columns(['agent_id', 'name']).doUpdateSet(changing))
      .returning('filter_id')
      .executeTakeFirstOrThrow();
    return row.filter_id;
  }

  /** False where the agent has no such filter. */
  async delete(filterId: FilterId, agentId: AgentId): Promise<boolean> {
    const { numDeletedRows } = await this.#database.query
      .deleteFrom('saved_filters')
      .where('filter_id', '=', filterId)
      .where('agent_id', '=', agentId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  #rows() {
    return this.#database.query
      .selectFrom('saved_filters')
      .leftJoin('agents', 'agents.agent_id', 'saved_filters.agent_id')
      .selectAll('saved_filters')
      .select('agents.name as agent_name');
  }
}

/** Undefined for one that another version saved and this one cannot read: shown without its criteria, it would list everybody. */
function filterFrom(row: SavedFilterRow & { readonly agent_name: string | null }): SavedFilter | undefined {
  const criteria = criteriaIn(row.criteria);
  if (!criteria) return undefined;
  const { filter_id: filterId, name, agent_id: agentId } = row;
  return {
    filterId,
    name,
    savedBy: { agentId, name: row.agent_name ?? '' },
    isShared: row.is_shared === 1,
    criteria: row.owner_id ? { ...criteria, owner: row.owner_id } : criteria,
  };
}

function criteriaIn(json: string): FilterCriteria | undefined {
  try {
    return filterCriteria.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
