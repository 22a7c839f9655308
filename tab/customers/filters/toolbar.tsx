import { Button, SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { customerStatuses } from '../../../services/customers/customer-status.ts';
import type { SavedFilter } from '../../api/schema.d.ts';
import { useDesk, useMe } from '../../kit/desk.ts';
import { type ListName, listNames } from '../../kit/list-names.ts';
import { goTo } from '../../kit/place.ts';
import { ColumnsMenu } from '../columns-menu.tsx';
import styles from '../customers.module.css';
import { ExportMenu } from '../export-menu.tsx';
import { Choice } from './choice.tsx';
import { type Filter, isNarrowed } from './filter.ts';
import { narrow } from './narrow.ts';
import { MoreFilters } from './more-filters.tsx';
import { OwnerChoice } from './owner-choice.tsx';
import { SavedFiltersMenu } from './saved-filters-menu.tsx';

interface ToolbarProps {
  readonly filter: Filter;
  readonly saved: SavedFilter | undefined;
}

/** What narrows the list. Each choice is in the address, so that the list can be shared. */
export function Toolbar({ filter, saved }: ToolbarProps) {
  const { wording } = useDesk();
  const { isReseller } = useMe();
  return (
    <div className={styles.toolbar} role="search">
      <Search filter={filter} />
      {!isReseller && (
        <>
          <ListChoice filter={filter} />
          <StatusChoice filter={filter} />
          <OwnerChoice filter={filter} />
        </>
      )}
      <MoreFilters filter={filter} />
      {isNarrowed(filter) && (
        <Button appearance="subtle" onClick={() => goTo('customers')}>
          {wording.text('tab.filter.clear')}
        </Button>
      )}
      <span className={styles.tools}>
        <SavedFiltersMenu filter={filter} saved={saved} />
        <ColumnsMenu />
        <ExportMenu filter={filter} />
      </span>
    </div>
  );
}

/** Each letter asks the API at once, but for those of a key that is held down. */
const pauseMs = 50;

function Search({ filter }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  const { q } = filter;
  const [typed, setTyped] = useState(q);
  const askedAt = useRef(0);
  useEffect(() => {
    if (typed === q) return undefined;
    const ask = () => {
      askedAt.current = performance.now();
      narrow(filter, { q: typed }, 'replace');
    };
    const asking = setTimeout(ask, askedAt.current + pauseMs - performance.now());
    return () => clearTimeout(asking);
  }, [typed, q, filter]);
  // Going back, or clearing the filter, changes the words from outside.
  useEffect(() => setTyped((now) => (now.trim() === q.trim() ? now : q)), [q]);
  const label = wording.text('unconfirmed.search.placeholder');
  return (
    <SearchBox
      className={styles.search}
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={200}
      onChange={(_event, { value }) => setTyped(value)}
    />
  );
}

const everything = 'all';

function ListChoice({ filter }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  const { list = everything } = filter;
  const names = Object.entries(listNames).map(([name, key]) => [name, wording.text(key)] as const);
  const options = [[everything, wording.text('tab.filter.all')] as const, ...names];
  return (
    <Choice
      label={wording.text('tab.filter.list')}
      shown={options.find(([value]) => value === list)?.[1] ?? ''}
      options={options}
      chosen={[list]}
      onChoose={([value]) => narrow(filter, { list: value === everything ? undefined : (value as ListName) })}
    />
  );
}

function StatusChoice({ filter }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  const { statuses } = filter;
  const names = statuses.map((status) => wording.text(`status.${status}.title`));
  return (
    <Choice
      isOfSeveral
      label={wording.text('tab.status')}
      shown={names.length > 0 ? names.join(', ') : wording.text('tab.filter.anyStatus')}
      options={customerStatuses.map((status) => [status, wording.text(`status.${status}.title`)] as const)}
      chosen={statuses}
      onChoose={(chosen) => narrow(filter, { statuses: customerStatuses.filter((status) => chosen.includes(status)) })}
    />
  );
}
