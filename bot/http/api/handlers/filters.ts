import { randomUUID } from 'node:crypto';
import type { FilterId } from '../../../../services/ids.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import type { SavedFiltersService } from '../../../../services/reminders/lists/saved-filters-service.ts';
import type { SavedFilter } from '../../../../services/reminders/lists/saved-filters-store.ts';
import type { HandlersOf } from '../api-call.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { filterOperations } from '../contract/filters.ts';

export function filterHandlers(filters: SavedFiltersService): HandlersOf<typeof filterOperations> {
  return {
    listFilters: async ({ agent }) => ({
      filters: (await filters.list(agent)).map((one) => savedFilterOf(one, agent)),
    }),
    getFilter: async ({ agent, params }) => {
      const found = await filters.find(agent, params.filterId);
      if (!found) throw new ApiRefusal('not-found');
      return savedFilterOf(found, agent);
    },
    saveFilter: async ({ agent, body }) => {
      const saved = await filters.save(agent, { filterId: randomUUID() as string as FilterId, ...body });
      if (!saved) throw new ApiRefusal('too-many-filters');
      return savedFilterOf(saved, agent);
    },
    deleteFilter: async ({ agent, params }) => {
      if (!(await filters.delete(agent, params.filterId))) throw new ApiRefusal('not-found');
      return undefined;
    },
  };
}

function savedFilterOf({ filterId, name, savedBy, isShared, criteria }: SavedFilter, { agentId }: Agent) {
  return { filterId, name, savedBy: { ...savedBy }, isMine: savedBy.agentId === agentId, isShared, criteria };
}
