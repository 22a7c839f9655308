import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { CustomerRow } from '../api/schema.d.ts';
import { Loading } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { Empty } from '../kit/empty.tsx';
import { change, goTo } from '../kit/place.ts';
import { StatusBadge } from '../kit/status-badge.tsx';
import { Trouble } from '../kit/trouble.tsx';
import { type ColumnName, columns } from './columns.tsx';
import styles from './customers.module.css';
import { type Filter, type Sort, isNarrowed } from './filter.ts';
import { useShownColumns } from './shown-columns.ts';
import type { CustomerPages } from './use-customers.ts';

interface ListProps {
  readonly pages: CustomerPages;
  readonly filter: Filter;
}

export function CustomersList({ pages, filter }: ListProps) {
  const { data, error, refetch } = pages;
  const rows = data?.pages.flatMap(({ customers }) => customers) ?? [];
  return (
    <>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={12} />}
      {data && rows.length === 0 && <Nobody filter={filter} />}
      {rows.length > 0 && <CustomersTable rows={rows} filter={filter} isOld={pages.isPlaceholderData} />}
      <More pages={pages} />
    </>
  );
}

function Nobody({ filter }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  if (!isNarrowed(filter))
    return <Empty title={wording.text('report.none.title')} text={wording.text('report.none.text')} />;
  return (
    <Empty title={wording.text('tab.nobody.title')} text={wording.text('tab.nobody.text')}>
      <Button onClick={() => goTo('customers')}>{wording.text('tab.filter.clear')}</Button>
    </Empty>
  );
}

interface TableProps {
  readonly rows: readonly CustomerRow[];
  readonly filter: Filter;
  /** Rows of another filter, until those of this one are there. */
  readonly isOld: boolean;
}

function CustomersTable({ rows, filter, isOld }: TableProps) {
  const { wording } = useDesk();
  const shown = useShownColumns();
  return (
    <Table aria-label={wording.text('tab.view.customers')} aria-busy={isOld} className={styles.table} sortable>
      <TableHeader>
        <TableRow>
          <SortedHeader sort="name" now={filter.sort} title={wording.text('which.label')} />
          {shown.map((name) => (
            <ColumnHeader key={name} name={name} now={filter.sort} />
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.customerId} row={row} shown={shown} />
        ))}
      </TableBody>
    </Table>
  );
}

function ColumnHeader({ name, now }: { readonly name: ColumnName; readonly now: Sort | undefined }) {
  const { wording } = useDesk();
  const { sort, title } = columns[name];
  if (sort) return <SortedHeader sort={sort} now={now} title={wording.text(title)} column={name} />;
  return (
    <TableHeaderCell className={styles.beside} data-column={name} sortable={false}>
      {wording.text(title)}
    </TableHeaderCell>
  );
}

interface SortedHeaderProps {
  readonly sort: Sort;
  readonly now: Sort | undefined;
  readonly title: string;
  readonly column?: ColumnName;
}

/** Once upwards, once downwards, then as it was. */
function SortedHeader({ sort, now, title, column }: SortedHeaderProps) {
  const next = now === sort ? `-${sort}` : now === `-${sort}` ? undefined : sort;
  const direction = now === sort ? 'ascending' : now === `-${sort}` ? 'descending' : undefined;
  return (
    <TableHeaderCell
      className={column && styles.beside}
      data-column={column}
      sortDirection={direction}
      onClick={() => change({ sort: next })}
    >
      {title}
    </TableHeaderCell>
  );
}

function Row({ row, shown }: { readonly row: CustomerRow; readonly shown: readonly ColumnName[] }) {
  const { wording } = useDesk();
  const open = () => change({ customer: row.customerId });
  return (
    <TableRow onClick={open}>
      <TableCell>
        <div className={styles.name}>
          <Button appearance="transparent" className={styles.open} onClick={open}>
            {row.companyName}
          </Button>
          <span className={styles.domain}>{row.domain}</span>
          <span className={styles.onlyNarrow}>
            <StatusBadge status={row.status} />
          </span>
        </div>
      </TableCell>
      {shown.map((name) => (
        <TableCell key={name} className={styles.beside} data-column={name}>
          {columns[name].cell(row, wording)}
        </TableCell>
      ))}
    </TableRow>
  );
}

function More({ pages: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { readonly pages: CustomerPages }) {
  const { wording } = useDesk();
  if (!hasNextPage) return null;
  return (
    <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {wording.text(isFetchingNextPage ? 'tab.loading' : 'tab.more')}
    </Button>
  );
}
