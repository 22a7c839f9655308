import { Button, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { instantText } from '../../cards/wording/dates.ts';
import { dataOf } from '../api/client.ts';
import type { Policy } from '../api/schema.d.ts';
import { useDesk, useMe } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import styles from './settings.module.css';

/** When reminders would come by these settings, before they are saved. */
export function PolicyPreview({ policy }: { readonly policy: Policy }) {
  const { api, wording } = useDesk();
  const { timeZone } = useMe();
  const looking = useMutation({ mutationFn: () => dataOf(api.POST('/settings/reminders/preview', { body: policy })) });
  const reminders = looking.data?.reminders;
  return (
    <>
      <div>
        <Button disabledFocusable={looking.isPending} onClick={() => looking.mutate()}>
          {wording.text('tab.preview')}
        </Button>
      </div>
      {looking.error && <Trouble error={looking.error} onRetry={() => looking.mutate()} />}
      {reminders && (
        <div role="status">
          <Text>{wording.text(reminders.length > 0 ? 'tab.preview.text' : 'tab.preview.none')}</Text>
          <ol className={styles.preview}>
            {reminders.map((at) => (
              <li key={at}>{instantText(new Date(at), wording, timeZone)}</li>
            ))}
          </ol>
        </div>
      )}
    </>
  );
}
