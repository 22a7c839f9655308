import { dataOf } from '../api/client.ts';
import { FileMenu } from '../files/file-menu.tsx';
import { useDesk, useMe } from '../kit/desk.ts';
import { type Filter, queryOf } from './filters/filter.ts';

const tables = { xlsx: 'Excel (.xlsx)', csv: 'CSV' } as const;

/** The list as it is filtered and sorted, all of it, as a file; and the evidence of those in it. */
export function ExportMenu({ filter }: { readonly filter: Filter }) {
  const { api, wording } = useDesk();
  const { may } = useMe();
  const evidence = wording.text('tab.evidenceFile');
  const papers = { pdf: `${evidence} (PDF)`, zip: `${evidence} (ZIP)` };
  return (
    <FileMenu
      label={wording.text('tab.export')}
      formats={may['export-evidence'] ? { ...tables, ...papers } : tables}
      nameOf={(format) =>
        `${isPaper(format) ? 'evidence' : 'agreement-desk'}-${new Date().toISOString().slice(0, 10)}.${format}`
      }
      fetch={(format) => {
        if (isPaper(format)) {
          const query = { ...queryOf(filter), format };
          return dataOf(api.GET('/evidence/file', { params: { query }, parseAs: 'stream' }));
        }
        const query = { ...queryOf(filter), format };
        return dataOf(api.GET('/customers/export', { params: { query }, parseAs: 'stream' }));
      }}
    />
  );
}

function isPaper(format: string): format is 'pdf' | 'zip' {
  return format === 'pdf' || format === 'zip';
}
