import { dataOf } from '../api/client.ts';
import { FileMenu } from '../files/file-menu.tsx';
import { useDesk } from '../kit/desk.ts';

const formats = { pdf: 'PDF', zip: 'ZIP' } as const;

/** The story to take away: to be read, or to be checked by a program. */
export function ExportStory({ customerId }: { readonly customerId: string }) {
  const { api, wording } = useDesk();
  return (
    <FileMenu
      label={wording.text('tab.evidenceFile')}
      formats={formats}
      nameOf={(format) => `evidence-${customerId}.${format}`}
      fetch={(format) => {
        const params = { path: { customerId }, query: { format } };
        return dataOf(api.GET('/customers/{customerId}/evidence/file', { params, parseAs: 'stream' }));
      }}
    />
  );
}
