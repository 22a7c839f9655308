import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../api/client.ts';
import type { Person } from '../api/schema.d.ts';
import { useDesk } from './desk.ts';

/** Who can own a customer; nobody until they are known. */
export function useColleagues(): readonly Person[] {
  const { api } = useDesk();
  const { data } = useQuery({ queryKey: ['colleagues'], queryFn: () => dataOf(api.GET('/colleagues')) });
  return data?.people ?? [];
}
