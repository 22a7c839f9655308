import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { dataOf } from '../api/client.ts';
import type { Changes } from '../api/schema.d.ts';
import { useDesk } from './desk.ts';

const askEveryMs = 4_000;
/** They are of all customers, or of several. */
const lists = ['customers', 'overview', 'my-work'];

/** Asks which customers somebody has acted on, as long as the page is in view, and has what is shown of them read again. */
export function useChanges(): void {
  const { api } = useDesk();
  const queries = useQueryClient();
  const since = useRef<string>(undefined);
  const { data } = useQuery({
    queryKey: ['changes'],
    queryFn: () => dataOf(api.GET('/changes', { params: { query: since.current ? { since: since.current } : {} } })),
    refetchInterval: askEveryMs,
    staleTime: 0,
  });
  useEffect(() => {
    if (!data) return;
    since.current = data.cursor;
    if (data.customerIds.length > 0 || data.isMore)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, data) });
  }, [data, queries]);
}

function isTouched([kind, subject]: readonly unknown[], { customerIds, isMore }: Changes): boolean {
  if (lists.includes(String(kind))) return true;
  const isOfOne = kind === 'customer' || kind === 'history' || kind === 'evidence';
  return isOfOne && (isMore || customerIds.includes(String(subject)));
}
