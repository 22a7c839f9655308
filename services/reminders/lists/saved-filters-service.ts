import type { Clock } from '../../clock.ts';
import type { FilterId } from '../../ids.ts';
import type { Agent } from '../../identity/agent.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import type { NewFilter, SavedFilter, SavedFiltersStore } from './saved-filters-store.ts';

/** Nobody finds one among more. */
const mostOfOne = 100;

interface SavedFiltersOptions {
  readonly store: SavedFiltersStore;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** Filters that agents keep under a name, for themselves or for everybody who may see customers. Throws `NotAllowedError`. */
export class SavedFiltersService {
  readonly #options: SavedFiltersOptions;

  constructor(options: SavedFiltersOptions) {
    this.#options = options;
  }

  async list(agent: Agent): Promise<readonly SavedFilter[]> {
    await this.#require(agent);
    return this.#options.store.listFor(agent.agentId);
  }

  /** Undefined also for one that somebody else keeps for themselves. */
  async find(agent: Agent, filterId: FilterId): Promise<SavedFilter | undefined> {
    await this.#require(agent);
    const found = await this.#options.store.find(filterId);
    return found && (found.isShared || found.savedBy.agentId === agent.agentId) ? found : undefined;
  }

  /** Takes the place of the agent's filter of that name. Undefined where the agent has as many as they can have. */
  async save(agent: Agent, filter: NewFilter): Promise<SavedFilter | undefined> {
    await this.#require(agent);
    const { store, clock } = this.#options;
    const { agentId } = agent;
    if ((await store.countBeside(filter.name, agentId)) >= mostOfOne) return undefined;
    return store.find(await store.save(filter, agentId, clock.now()));
  }

  /** False where it is not theirs, or gone already. */
  async delete(agent: Agent, filterId: FilterId): Promise<boolean> {
    await this.#require(agent);
    return this.#options.store.delete(filterId, agent.agentId);
  }

  #require(agent: Agent): Promise<void> {
    return this.#options.authorization.require(agent, 'see-status');
  }
}
