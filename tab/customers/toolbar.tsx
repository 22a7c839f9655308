import {
  Button,
  Dropdown,
  Menu,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Option,
  SearchBox,
} from '@fluentui/react-components';
import { ColumnTripleRegular } from '@fluentui/react-icons/svg/column-triple';
import { useEffect, useState } from 'react';
import { customerStatuses } from '../../services/customers/customer-status.ts';
import { useDesk } from '../kit/desk.ts';
import { listNames } from '../kit/list-names.ts';
import { change, goTo } from '../kit/place.ts';
import { columnNames, columns } from './columns.tsx';
import styles from './customers.module.css';
import { ExportMenu } from './export-menu.tsx';
import { type Filter, isNarrowed } from './filter.ts';
import { OwnerChoice } from './owner-choice.tsx';
import { showColumns, useShownColumns } from './shown-columns.ts';

/** What narrows the list. Each choice is in the address, so that the list can be shared. */
export function Toolbar({ filter }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  return (
    <div className={styles.toolbar} role="search">
      <Search q={filter.q} />
      <ListChoice filter={filter} />
      <StatusChoice filter={filter} />
      <OwnerChoice owner={filter.owner} />
      {isNarrowed(filter) && (
        <Button appearance="subtle" onClick={() => goTo('customers')}>
          {wording.text('tab.filter.clear')}
        </Button>
      )}
      <span className={styles.tools}>
        <ColumnsMenu />
        <ExportMenu filter={filter} />
      </span>
    </div>
  );
}

/** A pause in typing, not each letter, asks the API. */
const pauseMs = 150;

function Search({ q }: { readonly q: string }) {
  const { wording } = useDesk();
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed === q) return undefined;
    const asked = setTimeout(() => change({ q: typed }, 'replace'), pauseMs);
    return () => clearTimeout(asked);
  }, [typed, q]);
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

function ListChoice({ filter: { list } }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  return (
    <Dropdown
      className={styles.choice}
      aria-label={wording.text('tab.filter.list')}
      value={wording.text(list ? listNames[list] : 'tab.filter.all')}
      selectedOptions={[list ?? everything]}
      onOptionSelect={(_event, { optionValue }) =>
        change({ list: optionValue === everything ? undefined : optionValue })
      }
    >
      <Option value={everything}>{wording.text('tab.filter.all')}</Option>
      {Object.entries(listNames).map(([name, key]) => (
        <Option key={name} value={name}>
          {wording.text(key)}
        </Option>
      ))}
    </Dropdown>
  );
}

function StatusChoice({ filter: { statuses } }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  const names = statuses.map((status) => wording.text(`status.${status}.title`));
  return (
    <Dropdown
      className={styles.choice}
      multiselect
      aria-label={wording.text('tab.status')}
      value={names.length > 0 ? names.join(', ') : wording.text('tab.filter.anyStatus')}
      selectedOptions={[...statuses]}
      onOptionSelect={(_event, { selectedOptions }) => change({ status: selectedOptions.join(',') })}
    >
      {customerStatuses.map((status) => (
        <Option key={status} value={status}>
          {wording.text(`status.${status}.title`)}
        </Option>
      ))}
    </Dropdown>
  );
}

function ColumnsMenu() {
  const { wording } = useDesk();
  const shown = useShownColumns();
  return (
    <Menu
      checkedValues={{ columns: [...shown] }}
      onCheckedValueChange={(_event, { checkedItems }) => showColumns(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ColumnTripleRegular />}>{wording.text('tab.columns')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columnNames.map((name) => (
            <MenuItemCheckbox key={name} name="columns" value={name}>
              {wording.text(columns[name].title)}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
