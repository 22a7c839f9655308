import {
  Button,
  Tab,
  TabList,
  Table,
  TableBody,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type RowFilter, countIn, rowFilters } from '../../services/bulk/bulk-states.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerList } from '../api/schema.d.ts';
import { Loading } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import { OneRow } from './one-row.tsx';
import styles from './lists.module.css';

/** The rows to correct are those of several kinds, for a file. */
type Show = Exclude<RowFilter, 'to-correct'>;
const shows = rowFilters.filter((filter) => filter !== 'to-correct');
const everything = 'all';

/** The rows of a list, all or those of one kind. In the review, what is to be corrected comes first. */
export function ListRows({ list }: { readonly list: CustomerList }) {
  const { wording } = useDesk();
  const [chosen, setChosen] = useState<Show | typeof everything>();
  const usual = list.state === 'review' && countIn(list.counts, 'problems') > 0 ? 'problems' : everything;
  const show = chosen !== undefined && (chosen === everything || countIn(list.counts, chosen) > 0) ? chosen : usual;
  const offered = shows.filter((one) => countIn(list.counts, one) > 0);
  return (
    <>
      <TabList
        size="small"
        className={styles.shows}
        selectedValue={show}
        onTabSelect={(_event, { value }) => setChosen(value as Show | typeof everything)}
      >
        {offered.map((one) => (
          <Tab key={one} value={one}>
            {wording.text(`bulk.fact.${one}`)} ({wording.number(countIn(list.counts, one))})
          </Tab>
        ))}
        <Tab value={everything}>{wording.text('tab.bulk.show.all')}</Tab>
      </TabList>
      <Rows list={list} show={show === everything ? undefined : show} />
    </>
  );
}

function useRows({ listId, counts, state }: CustomerList, show: Show | undefined) {
  const { api } = useDesk();
  return useInfiniteQuery({
    queryKey: ['list-rows', listId, show, state, JSON.stringify(counts)],
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
        <TableHeader className={styles.head}>
          <TableRow>
            <TableHeaderCell className={styles.number}>{wording.text('listFile.column.row')}</TableHeaderCell>
            <TableHeaderCell>{wording.text('which.label')}</TableHeaderCell>
            <TableHeaderCell>{wording.text('listFile.column.outcome')}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <OneRow key={row.number} list={list} row={row} />
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
