import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import { type FileStream, received } from './received.ts';
import { saveAs } from './save-as.ts';

interface FileMenuProps<Format extends string> {
  readonly label: string;
  /** What each format is called. */
  readonly formats: Readonly<Record<Format, string>>;
  readonly nameOf: (format: Format) => string;
  readonly fetch: (format: Format) => Promise<FileStream>;
}

/** A button for a file to take away, in one of several formats. */
export function FileMenu<Format extends string>({ label, formats, nameOf, fetch }: FileMenuProps<Format>) {
  const { wording } = useDesk();
  const [size, setSize] = useState('');
  const { isPending, error, variables, mutate } = useMutation({
    mutationFn: async (format: Format) => {
      setSize('');
      saveAs(await received(await fetch(format), (bytes) => setSize(megabytes(bytes, wording.locale))), nameOf(format));
    },
  });
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button disabledFocusable={isPending} icon={isPending ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}>
            {isPending ? `${wording.text('tab.exporting')} ${size}` : label}
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

/** How far a long one is: how many rows there will be, nobody has counted. */
function megabytes(bytes: number, locale: string): string {
  const form = { style: 'unit', unit: 'megabyte', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, form).format(bytes / 1e6);
}
