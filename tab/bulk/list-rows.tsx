import {
  Button,
  Tab,
  TabList,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlainKey } from '../../cards/wording/sentences.ts';
import { columnTitle } from '../../cards/bulk/list-titles.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerList, ListRow } from '../api/schema.d.ts';
import { Loading } from '../kit/answered.tsx';
import { CustomerLink } from '../kit/customer-link.tsx';
import { useDesk } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import { CorrectRow } from './correct-row.tsx';
import styles from './lists.module.css';

const shows = ['problems', 'ready', 'done', 'skipped', 'failed'] as const;
type Show = (typeof shows)[number];

const statesOf: Readonly<Record<Show, readonly ListRow['state'][]>> = {
  problems: ['asked', 'problem'],
  ready: ['ready', 'underway'],
  done: ['done'],
  skipped: ['skipped'],
  failed: ['failed'],
};

function countOf({ counts }: CustomerList, show: Show): number {
  return statesOf[show].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

const everything = 'all';

/** The rows of a list, all or those of one kind. */
export function ListRows({ list }: { readonly list: CustomerList }) {
  const { wording } = useDesk();
  const [show, setShow] = useState<Show | undefined>();
  const offered = shows.filter((one) => countOf(list, one) > 0 || one === show);
  const label = (key: PlainKey, count?: number) =>
    count === undefined ? wording.text(key) : `${wording.text(key)} (${wording.number(count)})`;
  return (
    <>
      <TabList
        size="small"
        className={styles.shows}
        selectedValue={show ?? everything}
        onTabSelect={(_event, { value }) => setShow(value === everything ? undefined : (value as Show))}
      >
        <Tab value={everything}>{label('tab.bulk.show.all')}</Tab>
        {offered.map((one) => (
          <Tab key={one} value={one}>
            {label(`tab.bulk.show.${one}`, countOf(list, one))}
          </Tab>
        ))}
      </TabList>
      <Rows list={list} show={show} />
    </>
  );
}

function useRows({ listId, counts }: CustomerList, show: Show | undefined) {
  const { api } = useDesk();
  return useInfiniteQuery({
    queryKey: ['list-rows', listId, show, JSON.stringify(counts)],
    queryFn: ({ pageParam: after }) =>
      dataOf(
        api.GET('/lists/{listId}/rows', {
          params: { path: { listId }, query: { ...(show && { show }), ...(after !== null && { after }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

interface RowsProps {
  readonly list: CustomerList;
  readonly show: Show | undefined;
}

function Rows({ list, show }: RowsProps) {
  const { wording } = useDesk();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRows(list, show);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  const rows = data.pages.flatMap((page) => page.rows);
  return (
    <>
      <Table aria-label={wording.text('tab.view.lists')} className={styles.table} size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.number}>{wording.text('listFile.column.row')}</TableHeaderCell>
            <TableHeaderCell>{wording.text('which.label')}</TableHeaderCell>
            <TableHeaderCell>{wording.text('listFile.column.outcome')}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.number} list={list} row={row} />
          ))}
        </TableBody>
      </Table>
      {hasNextPage && (
        <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {wording.text(isFetchingNextPage ? 'tab.loading' : 'tab.more')}
        </Button>
      )}
    </>
  );
}

function Row({ list, row }: { readonly list: CustomerList; readonly row: ListRow }) {
  const [isOpen, setOpen] = useState(false);
  const canChange = list.state === 'review' || list.state === 'paused';
  return (
    <TableRow>
      <TableCell className={styles.number}>{row.number}</TableCell>
      <TableCell className={styles.cell}>
        <Customer row={row} />
      </TableCell>
      <TableCell className={styles.cell}>
        {isOpen ? (
          <CorrectRow list={list} row={row} onDone={() => setOpen(false)} />
        ) : (
          <Outcome row={row} {...(canChange && { onCorrect: () => setOpen(true) })} />
        )}
      </TableCell>
    </TableRow>
  );
}

/** And what is said about it, to be looked at before anything is sent. */
function Customer({ row: { cells, customer } }: { readonly row: ListRow }) {
  const { customer: named = '', ...others } = cells;
  return (
    <div className={styles.outcome}>
      {customer ? <CustomerLink customerId={customer.customerId}>{customer.companyName}</CustomerLink> : named}
      <span className={styles.quiet}>{Object.values(others).join(' · ')}</span>
    </div>
  );
}

const correctable: readonly ListRow['state'][] = ['asked', 'problem', 'ready'];

function Outcome({ row, onCorrect }: { readonly row: ListRow; readonly onCorrect?: () => void }) {
  const { wording } = useDesk();
  return (
    <div className={styles.outcome}>
      <span>{row.outcome}</span>
      {row.problems.length === 0 && row.next !== '' && <span className={styles.quiet}>{row.next}</span>}
      {row.problems.map(({ column, problem, text }) => (
        <span key={`${column} ${problem}`} className={styles.quiet}>
          {columnTitle(column, wording)}: {text}
        </span>
      ))}
      {onCorrect && correctable.includes(row.state) && (
        <Button
          size="small"
          aria-label={wording.filled('tab.bulk.correct.row', { row: row.number })}
          onClick={onCorrect}
        >
          {wording.text('tab.bulk.correct')}
        </Button>
      )}
    </div>
  );
}
