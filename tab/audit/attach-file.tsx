import { Button, Spinner, Text } from '@fluentui/react-components';
import { type ChangeEvent, useRef } from 'react';
import { dataOf } from '../api/client.ts';
import styles from '../customers/customer-panel.module.css';
import { useDesk } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import { useAct } from '../kit/use-act.ts';

interface AttachFileProps {
  readonly customerId: string;
  /** Which confirmation it shows; the newest one if left out. */
  readonly attestationId?: string;
}

/** What shows that the customer accepted. The bot looks at its content, whatever the name says. */
export function AttachFile({ customerId, attestationId }: AttachFileProps) {
  const { api, wording } = useDesk();
  const chooser = useRef<HTMLInputElement>(null);
  const attaching = useAct((file: File) =>
    dataOf(
      api.POST('/customers/{customerId}/evidence/attachments', {
        params: { path: { customerId }, query: { name: file.name, ...(attestationId && { attestationId }) } },
        // The description knows a file as text; it goes as it is.
        body: file as unknown as string,
        bodySerializer: (body) => body as unknown as Blob,
        headers: { 'Content-Type': 'application/octet-stream' },
      }),
    ),
  );
  const { isPending, error, data, variables, mutate } = attaching;
  return (
    <>
      <Button
        disabledFocusable={isPending}
        icon={isPending ? <Spinner size="tiny" /> : null}
        onClick={() => chooser.current?.click()}
      >
        {wording.text('tab.attach')}
      </Button>
      <input ref={chooser} type="file" hidden aria-label={wording.text('tab.attach')} {...choosing(mutate)} />
      <Text size={200} className={styles.quiet} role="status">
        {data ? wording.filled('attach.done', { name: data.name }) : wording.text('tab.attach.hint')}
      </Text>
      {error && <Trouble error={error} onRetry={() => mutate(variables)} />}
    </>
  );
}

function choosing(choose: (file: File) => void) {
  return {
    accept: '.pdf,.eml,.msg,image/*',
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
      const file = currentTarget.files?.[0];
      // The same file can be chosen again after it was changed.
      currentTarget.value = '';
      if (file) choose(file);
    },
  };
}
