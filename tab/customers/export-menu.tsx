import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { dataOf } from '../api/client.ts';
import { useDesk } from '../kit/desk.ts';
import { saveAs } from '../kit/save-as.ts';
import { Trouble } from '../kit/trouble.tsx';
import { type Filter, queryOf } from './filters/filter.ts';

const formats = { xlsx: 'Excel (.xlsx)', csv: 'CSV' } as const;
type Format = keyof typeof formats;

/** The list as it is filtered and sorted, all of it, as a file. */
export function ExportMenu({ filter }: { readonly filter: Filter }) {
  const { api, wording } = useDesk();
  const exporting = useMutation({
    mutationFn: async (format: Format) => {
      const query = { ...queryOf(filter), format };
      const name = `agreement-desk-${new Date().toISOString().slice(0, 10)}.${format}`;
      saveAs(await dataOf(api.GET('/customers/export', { params: { query }, parseAs: 'blob' })), name);
    },
  });
  const { isPending, error, variables, mutate } = exporting;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button disabledFocusable={isPending} icon={isPending ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}>
            {wording.text(isPending ? 'tab.exporting' : 'tab.export')}
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
