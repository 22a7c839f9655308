import { Button, Checkbox, Table, TableBody, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import { memo } from 'react';
import type { CustomerRow } from '../api/schema.d.ts';
import { Loading } from '../kit/answered.tsx';
import { useDesk, useMe } from '../kit/desk.ts';
import { Empty } from '../kit/empty.tsx';
import { change, goTo } from '../kit/place.ts';
import { StatusBadge } from '../kit/status-badge.tsx';
import { Trouble } from '../kit/trouble.tsx';
import { type ColumnName, columns } from './columns.tsx';
import styles from './customers.module.css';
import { type Filter, type Sort, asksWhoAccepted, isNarrowed } from './filters/filter.ts';
import { narrow } from './filters/narrow.ts';
import { type Chosen, canBeChosen } from './several/chosen.ts';
import { useShownColumns } from './shown-columns.ts';
import type { CustomerPages } from './use-customers.ts';

interface ListProps {
  readonly pages: CustomerPages;
  readonly filter: Filter;
  readonly chosen: Chosen;
}

export function CustomersList({ pages, filter, chosen }: ListProps) {
  const { data, error, refetch } = pages;
  const rows = data?.pages.flatMap(({ customers }) => customers) ?? [];
  return (
    <>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={12} />}
      {data && rows.length === 0 && <Nobody filter={filter} />}
      {rows.length > 0 && (
        <CustomersTable rows={rows} filter={filter} chosen={chosen} isOld={pages.isPlaceholderData} />
      )}
      <More pages={pages} />
    </>
  );
}

function Nobody({ filter }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  const { isReseller } = useMe();
  if (!isNarrowed(filter))
    return <Empty title={wording.text('report.none.title')} text={wording.text('report.none.text')} />;
  const [title, text] =
    isReseller && asksWhoAccepted(filter)
      ? (['unconfirmed.untold.title', 'unconfirmed.untold.text'] as const)
      : (['tab.nobody.title', 'tab.nobody.text'] as const);
  return (
    <Empty title={wording.text(title)} text={wording.text(text)}>
      <Button onClick={() => goTo('customers')}>{wording.text('tab.filter.clear')}</Button>
    </Empty>
  );
}

interface TableProps {
  readonly rows: readonly CustomerRow[];
  readonly filter: Filter;
  readonly chosen: Chosen;
  /** Rows of another filter, until those of this one are there. */
  readonly isOld: boolean;
}

function CustomersTable({ rows, filter, chosen, isOld }: TableProps) {
  const { wording } = useDesk();
  const shown = useShownColumns();
  const { isReseller } = useMe();
  const sorting = { now: filter.sort, onSort: (sort: Sort | undefined) => narrow(filter, { sort }) };
  return (
    <Table aria-label={wording.text('tab.view.customers')} aria-busy={isOld} className={styles.table} sortable>
      <TableHeader>
        <TableRow>
          <TickAll rows={rows} chosen={chosen} />
          <SortedHeader sort="name" {...sorting} title={wording.text('which.label')} />
          {shown.map((name) => (
            <ColumnHeader key={name} name={name} {...sorting} />
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <Row
            key={row.customerId}
            row={row}
            shown={shown}
            hasStatus={!isReseller}
            isTicked={chosen.ids.has(row.customerId)}
            onTick={chosen.tick}
          />
        ))}
      </TableBody>
    </Table>
  );
}

function TickAll({ rows, chosen }: Pick<TableProps, 'rows' | 'chosen'>) {
  const { wording } = useDesk();
  const open = rows.filter(canBeChosen).map(({ customerId }) => customerId);
  const ticked = open.filter((customerId) => chosen.ids.has(customerId)).length;
  const isAll = open.length > 0 && ticked === open.length;
  const checked = isAll || (ticked > 0 && 'mixed');
  if (open.length === 0) return <TableHeaderCell className={styles.tick} sortable={false} />;
  return (
    <TableHeaderCell className={styles.tick} sortable={false}>
      <Checkbox
        aria-label={wording.text('tab.several.all')}
        checked={checked}
        onChange={() => chosen.tick(open, !isAll)}
      />
    </TableHeaderCell>
  );
}

interface SortingProps {
  readonly now: Sort | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
}

function ColumnHeader({ name, ...sorting }: SortingProps & { readonly name: ColumnName }) {
  const { wording } = useDesk();
  const { sort, title } = columns[name];
  if (sort) return <SortedHeader sort={sort} {...sorting} title={wording.text(title)} column={name} />;
  return (
    <TableHeaderCell className={styles.beside} data-column={name} sortable={false}>
      {wording.text(title)}
    </TableHeaderCell>
  );
}

interface SortedHeaderProps extends SortingProps {
  readonly sort: Sort;
  readonly title: string;
  readonly column?: ColumnName;
}

/** Once upwards, once downwards, then as it was. */
function SortedHeader({ sort, now, onSort, title, column }: SortedHeaderProps) {
  const next = now === sort ? (`-${sort}` as Sort) : now === `-${sort}` ? undefined : sort;
  const direction = now === sort ? 'ascending' : now === `-${sort}` ? 'descending' : undefined;
  return (
    <TableHeaderCell
      className={column && styles.beside}
      data-column={column}
      sortDirection={direction}
      onClick={() => onSort(next)}
    >
      {title}
    </TableHeaderCell>
  );
}

interface RowProps {
  readonly row: CustomerRow;
  readonly shown: readonly ColumnName[];
  /** A reseller's provider alone is told of it. */
  readonly hasStatus: boolean;
  readonly isTicked: boolean;
  readonly onTick: Chosen['tick'];
}

/**
 * Drawn again only when it has changed, and of plain elements: fifty of Fluent's rows take longer to draw than the search for them
 * does, and the list is read anew at each letter.
 */
const Row = memo(function Row({ row, shown, hasStatus, isTicked, onTick }: RowProps) {
  const { wording } = useDesk();
  const { customerId, companyName } = row;
  const open = () => change({ customer: customerId });
  return (
    <tr onClick={open} data-ticked={isTicked || undefined}>
      <td className={styles.tick} onClick={(event) => event.stopPropagation()}>
        {canBeChosen(row) && (
          <Checkbox
            aria-label={companyName}
            checked={isTicked}
            onChange={(_event, { checked }) => onTick([customerId], checked === true)}
          />
        )}
      </td>
      <td>
        <div className={styles.name}>
          <button type="button" className={styles.open} onClick={open}>
            {companyName}
          </button>
          <span className={styles.domain}>{row.domain}</span>
          {hasStatus && (
            <span className={styles.onlyNarrow}>
              <StatusBadge status={row.status} />
            </span>
          )}
        </div>
      </td>
      {shown.map((name) => (
        <td key={name} className={styles.beside} data-column={name}>
          {columns[name].cell(row, wording)}
        </td>
      ))}
    </tr>
  );
});

function More({ pages: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { readonly pages: CustomerPages }) {
  const { wording } = useDesk();
  if (!hasNextPage) return null;
  return (
    <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {wording.text(isFetchingNextPage ? 'tab.loading' : 'tab.more')}
    </Button>
  );
}
