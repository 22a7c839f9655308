import { useQueryClient } from '@tanstack/react-query';
import type { ListColumn } from '../../services/bulk/list/list-row.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerList, ListRow } from '../api/schema.d.ts';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

export type Cells = Readonly<Partial<Record<ListColumn, string>>>;

/** Writes a row anew, which is then checked again. */
export function useCorrection({ listId }: CustomerList, { number }: ListRow) {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useAct(async (cells: Cells) => {
    const params = { path: { listId, number } };
    const saved = await dataOf(api.PUT('/lists/{listId}/rows/{number}', { params, body: { cells } }));
    await queries.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'list' || kind === 'list-rows' });
    return saved;
  });
}
