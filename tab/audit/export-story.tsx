import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { dataOf } from '../api/client.ts';
import { useDesk } from '../kit/desk.ts';
import { saveAs } from '../kit/save-as.ts';
import { Trouble } from '../kit/trouble.tsx';

const formats = { pdf: 'PDF', zip: 'ZIP' } as const;
type Format = keyof typeof formats;

/** The story to take away: to be read, or to be checked by a program. */
export function ExportStory({ customerId }: { readonly customerId: string }) {
  const { api, wording } = useDesk();
  const exporting = useMutation({
    mutationFn: async (format: Format) => {
      const params = { path: { customerId }, query: { format } };
      const file = api.GET('/customers/{customerId}/evidence/file', { params, parseAs: 'blob' });
      saveAs(await dataOf(file), `evidence-${customerId}.${format}`);
    },
  });
  const { isPending, error, variables, mutate } = exporting;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button disabledFocusable={isPending} icon={isPending ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}>
            {wording.text(isPending ? 'tab.exporting' : 'tab.evidenceFile')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {Object.entries(formats).map(([format, name]) => (
              <MenuItem key={format} onClick={() => mutate(format as Format)}>
                {name}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {error && <Trouble error={error} onRetry={() => mutate(variables)} />}
    </>
  );
}
