import { z } from 'zod';
import { filter as criteria } from './customers.ts';
import { operation } from './operation.ts';
import { filterIdIn, person, uuid } from './values.ts';

const one = z.object({ filterId: filterIdIn });
const tag = 'Filters';
const longestName = 80;

const savedFilter = z
  .object({
    filterId: uuid,
    name: z.string(),
    savedBy: person,
    isMine: z.boolean().meta({ description: 'Only these can be changed or deleted.' }),
    isShared: z.boolean().meta({ description: 'Everybody who may see customers has it in their list.' }),
    criteria: criteria.meta({ description: 'For `listCustomers`. `me` is whoever looks.' }),
  })
  .meta({ id: 'SavedFilter' });

export const filterOperations = {
  listFilters: operation({
    id: 'listFilters',
    method: 'get',
    path: '/filters',
    tag,
    summary: 'My saved filters, then those that others share',
    answer: z.object({ filters: z.array(savedFilter) }),
  }),
  getFilter: operation({
    id: 'getFilter',
    method: 'get',
    path: '/filters/{filterId}',
    tag,
    summary: 'A saved filter: mine, or one that is shared',
    params: one,
    answer: savedFilter,
  }),
  saveFilter: operation({
    id: 'saveFilter',
    method: 'post',
    path: '/filters',
    tag,
    summary: 'Save a filter under a name; it takes the place of mine with that name',
    body: z.object({ name: z.string().trim().min(1).max(longestName), isShared: z.boolean(), criteria }),
    answer: savedFilter,
    status: 201,
  }),
  deleteFilter: operation({
    id: 'deleteFilter',
    method: 'delete',
    path: '/filters/{filterId}',
    tag,
    summary: 'Delete a filter of mine',
    params: one,
    status: 204,
  }),
};
