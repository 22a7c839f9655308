import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { useDesk } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import { saveAs } from './save-as.ts';

interface FileMenuProps<Format extends string> {
  readonly label: string;
  /** What each format is called. */
  readonly formats: Readonly<Record<Format, string>>;
  readonly nameOf: (format: Format) => string;
  readonly fetch: (format: Format) => Promise<Blob>;
}

/** A button for a file to take away, in one of several formats. */
export function FileMenu<Format extends string>({ label, formats, nameOf, fetch }: FileMenuProps<Format>) {
  const { wording } = useDesk();
  const { isPending, error, variables, mutate } = useMutation({
    mutationFn: async (format: Format) => saveAs(await fetch(format), nameOf(format)),
  });
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button disabledFocusable={isPending} icon={isPending ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}>
            {isPending ? wording.text('tab.exporting') : label}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {(Object.keys(formats) as Format[]).map((format) => (
              <MenuItem key={format} onClick={() => mutate(format)}>
                {formats[format]}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {error && <Trouble error={error} onRetry={() => mutate(variables)} />}
    </>
  );
}
