import { dataOf } from '../api/client.ts';
import { FileMenu } from '../files/file-menu.tsx';
import { useDesk } from '../kit/desk.ts';
import { type Filter, queryOf } from './filters/filter.ts';

const formats = { xlsx: 'Excel (.xlsx)', csv: 'CSV' } as const;

/** The list as it is filtered and sorted, all of it, as a file. */
export function ExportMenu({ filter }: { readonly filter: Filter }) {
  const { api, wording } = useDesk();
  return (
    <FileMenu
      label={wording.text('tab.export')}
      formats={formats}
      nameOf={(format) => `agreement-desk-${new Date().toISOString().slice(0, 10)}.${format}`}
      fetch={(format) => {
        const query = { ...queryOf(filter), format };
        return dataOf(api.GET('/customers/export', { params: { query }, parseAs: 'blob' }));
      }}
    />
  );
}
