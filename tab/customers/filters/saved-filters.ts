import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dataOf } from '../../api/client.ts';
import type { SavedFilter, operations } from '../../api/schema.d.ts';
import { useDesk } from '../../kit/desk.ts';

export type NewFilter = operations['saveFilter']['requestBody']['content']['application/json'];

/** The person's own filters, then those that others share; none until they are known. */
export function useSavedFilters(): readonly SavedFilter[] {
  const { api } = useDesk();
  const { data } = useQuery({ queryKey: ['filters'], queryFn: () => dataOf(api.GET('/filters')) });
  return data?.filters ?? [];
}

/** Saves one under a name, in the place of the person's own of that name. */
export function useSaving() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewFilter) => dataOf(api.POST('/filters', { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['filters'] }),
  });
}

export function useDeleting() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (filterId: string) => dataOf(api.DELETE('/filters/{filterId}', { params: { path: { filterId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['filters'], exact: true }),
  });
}
