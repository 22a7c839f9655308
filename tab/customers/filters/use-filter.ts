import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dataOf } from '../../api/client.ts';
import type { SavedFilter } from '../../api/schema.d.ts';
import { useDesk } from '../../kit/desk.ts';
import { type Filter, filterFrom, filterIn } from './filter.ts';

export interface FilterNow {
  /** Undefined until the saved filter that the address names is there. */
  readonly filter: Filter | undefined;
  readonly saved: SavedFilter | undefined;
  /** Why the saved filter cannot be shown. */
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** What the address says is shown: a filter, or the name of a saved one, which changes when somebody saves it anew. */
export function useFilter(params: URLSearchParams): FilterNow {
  const { api } = useDesk();
  const filterId = params.get('saved') ?? '';
  const {
    data: saved,
    error,
    refetch,
  } = useQuery({
    queryKey: ['filters', filterId],
    queryFn: () => dataOf(api.GET('/filters/{filterId}', { params: { path: { filterId } } })),
    enabled: filterId !== '',
  });
  const filter = useMemo(() => {
    if (filterId === '') return filterIn(params);
    return saved && filterFrom(saved.criteria);
  }, [filterId, params, saved]);
  return { filter, saved: filterId === '' ? undefined : saved, error, onRetry: () => void refetch() };
}
