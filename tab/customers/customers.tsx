import { Button, Text } from '@fluentui/react-components';
import type { Sentences } from '../../cards/wording/sentences.ts';
import type { Count } from '../api/schema.d.ts';
import { Loading } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { change, goTo, usePlace } from '../kit/place.ts';
import { Trouble } from '../kit/trouble.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import styles from './customers.module.css';
import { CustomersList } from './customers-list.tsx';
import type { Filter } from './filters/filter.ts';
import { Toolbar } from './filters/toolbar.tsx';
import { type FilterNow, useFilter } from './filters/use-filter.ts';
import { useChosen } from './several/chosen.ts';
import { Several } from './several/several.tsx';
import { type CustomerPages, useCustomers } from './use-customers.ts';

/** All customers, as many as the filter leaves; and the one that is open beside them. */
export function Customers() {
  const { wording } = useDesk();
  const { params } = usePlace();
  const now = useFilter(params);
  const open = params.get('customer') ?? undefined;
  return (
    <div className={styles.customers}>
      <h2 className="unseen">{wording.text('tab.view.customers')}</h2>
      {now.filter ? <Filtered filter={now.filter} now={now} /> : <Unfiltered {...now} />}
      <CustomerPanel customerId={open} onClose={() => change({ customer: undefined })} />
    </div>
  );
}

/** Until the saved filter is there, or in place of one that is gone. */
function Unfiltered({ error, onRetry }: Pick<FilterNow, 'error' | 'onRetry'>) {
  const { wording } = useDesk();
  if (!error) return <Loading lines={12} />;
  return (
    <>
      <Trouble error={error} onRetry={onRetry} />
      <Button onClick={() => goTo('customers')}>{wording.text('tab.filter.all')}</Button>
    </>
  );
}

function Filtered({ filter, now: { saved } }: { readonly filter: Filter; readonly now: FilterNow }) {
  const pages = useCustomers(filter);
  const chosen = useChosen(filter, pages);
  return (
    <>
      <Toolbar filter={filter} saved={saved} />
      {chosen.rows.length === 0 && <Found pages={pages} />}
      <Several chosen={chosen} />
      <CustomersList pages={pages} filter={filter} chosen={chosen} />
    </>
  );
}

/** How many there are, told to those who cannot see the list grow shorter. */
function Found({ pages }: { readonly pages: CustomerPages }) {
  const { wording } = useDesk();
  const first = pages.data?.pages[0];
  if (!first) return null;
  return (
    <Text size={200} role="status" className={styles.found}>
      {first.count ? found(first.count, wording) : wording.text('tab.found.best')}{' '}
      {first.count && first.isCut && wording.text('tab.found.cut')}
    </Text>
  );
}

function found({ count, isMore }: Count, wording: Sentences): string {
  return isMore ? wording.filled('tab.found.more', { count }) : wording.filled('unconfirmed.found', { count });
}
