import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { dataOf } from '../api/client.ts';
import { useDesk } from '../kit/desk.ts';
import { type Filter, queryOf } from './filters/filter.ts';

export type CustomerPages = ReturnType<typeof useCustomers>;

/** The customers that the filter leaves, page after page. */
export function useCustomers(filter: Filter) {
  const { api } = useDesk();
  const query = queryOf(filter);
  return useInfiniteQuery({
    queryKey: ['customers', query],
    queryFn: ({ pageParam: cursor, signal }) =>
      dataOf(api.GET('/customers', { params: { query: { ...query, ...(cursor && { cursor }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    // While the answer to the next letter is on its way, the rows of the last one stay.
    placeholderData: keepPreviousData,
  });
}
