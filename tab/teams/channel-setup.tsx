import { Field, Input, Subtitle1, Text } from '@fluentui/react-components';
import { Suspense, lazy, useEffect, useState } from 'react';
import { Loading } from '../kit/answered.tsx';
import { addressForOthers } from '../customers/filters/filter.ts';
import { useFilter } from '../customers/filters/use-filter.ts';
import { useDesk } from '../kit/desk.ts';
import { usePlace } from '../kit/place.ts';
import styles from '../screens.module.css';
import type { TabSetup } from './teams.ts';

const Customers = lazy(async () => ({ default: (await import('../customers/customers.tsx')).Customers }));

/** Teams shows no longer name of a tab. */
const longestName = 128;

/** Where somebody adds the page to a channel: what is filtered here is what the tab shows. */
export function ChannelSetup({ setup }: { readonly setup: TabSetup }) {
  const { wording } = useDesk();
  const { params } = usePlace();
  const usual = wording.text('tab.view.customers');
  const { filter, saved } = useFilter(params);
  const [typed, setTyped] = useState<string>();
  const name = typed ?? saved?.name ?? usual;
  const search = filter && addressForOthers(params, filter, saved);
  useEffect(() => {
    if (search !== undefined) setup.offer({ search, name: name.trim() || usual });
  }, [setup, search, name, usual]);
  return (
    <main className={styles.main}>
      <Subtitle1 as="h1" block>
        {wording.text('tab.channel.title')}
      </Subtitle1>
      <Text as="p" block>
        {wording.text('tab.channel.text')}
      </Text>
      <Field label={wording.text('tab.channel.name')} className={styles.name}>
        <Input value={name} maxLength={longestName} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Suspense fallback={<Loading lines={8} />}>
        <Customers />
      </Suspense>
    </main>
  );
}
