import { Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useDesk } from '../kit/desk.ts';
import { change, usePlace } from '../kit/place.ts';
import { CustomerPanel } from './customer-panel.tsx';
import styles from './customers.module.css';
import { CustomersList } from './customers-list.tsx';
import { filterIn } from './filter.ts';
import { Toolbar } from './toolbar.tsx';
import { type CustomerPages, useCustomers } from './use-customers.ts';

/** All customers, as many as the filter leaves; and the one that is open beside them. */
export function Customers() {
  const { wording } = useDesk();
  const { params } = usePlace();
  const filter = useMemo(() => filterIn(params), [params]);
  const pages = useCustomers(filter);
  const open = params.get('customer') ?? undefined;
  return (
    <div className={styles.customers}>
      <h2 className="unseen">{wording.text('tab.view.customers')}</h2>
      <Toolbar filter={filter} />
      <Found pages={pages} />
      <CustomersList pages={pages} filter={filter} />
      <CustomerPanel customerId={open} onClose={() => change({ customer: undefined })} />
    </div>
  );
}

/** How many there are, told to those who cannot see the list grow shorter. */
function Found({ pages }: { readonly pages: CustomerPages }) {
  const { wording } = useDesk();
  const first = pages.data?.pages[0];
  if (!first?.count) return null;
  const { count, isMore } = first.count;
  return (
    <Text size={200} role="status" className={styles.found}>
      {isMore ? wording.filled('tab.found.more', { count }) : wording.filled('unconfirmed.found', { count })}{' '}
      {first.isCut && wording.text('tab.found.cut')}
    </Text>
  );
}
