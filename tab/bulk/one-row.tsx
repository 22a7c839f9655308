import { Button, TableCell, TableRow } from '@fluentui/react-components';
import { useState } from 'react';
import { columnTitle } from '../../cards/bulk/list-titles.ts';
import { dayText } from '../../cards/wording/dates.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { CustomerList, ListRow } from '../api/schema.d.ts';
import { Breakable } from '../kit/breakable.tsx';
import { CustomerLink } from '../kit/customer-link.tsx';
import { useDesk } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import { CorrectRow } from './correct-row.tsx';
import styles from './lists.module.css';
import { useCorrection } from './use-correction.ts';

interface RowProps {
  readonly list: CustomerList;
  readonly row: ListRow;
}

const correctable: readonly ListRow['state'][] = ['asked', 'problem', 'ready'];

/** What a row says and what becomes of it; opened, the form in its place. */
export function OneRow({ list, row }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const canChange = (list.state === 'review' || list.state === 'paused') && correctable.includes(row.state);
  return (
    <>
      <TableRow>
        <TableCell className={styles.number}>{row.number}</TableCell>
        <TableCell className={styles.cell}>
          <Said row={row} />
        </TableCell>
        <TableCell className={styles.cell}>
          <Outcome row={row} />
          {canChange && !isOpen && <Corrections list={list} row={row} onOpen={() => setOpen(true)} />}
        </TableCell>
      </TableRow>
      {canChange && isOpen && (
        <TableRow>
          <TableCell colSpan={3} className={styles.cell}>
            <CorrectRow list={list} row={row} onDone={() => setOpen(false)} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

/** And what is said about the customer, to be looked at before anything is sent. */
function Said({ row: { cells, days, customer } }: Pick<RowProps, 'row'>) {
  const { wording } = useDesk();
  const { customer: named = '', firstName = '', lastName = '', ...others } = cells;
  const day = (column: string) => days[column] && dayText(days[column] as CalendarDay, wording);
  const texts = Object.entries(others).map(([column, text]) => day(column) ?? text);
  return (
    <div className={styles.outcome}>
      {customer ? <CustomerLink customerId={customer.customerId}>{customer.companyName}</CustomerLink> : named}
      <span className={styles.said}>
        {[`${firstName} ${lastName}`.trim(), ...texts]
          .filter((text) => text !== '')
          .map((text) => (
            <span key={text}>
              <Breakable text={text} />
            </span>
          ))}
      </span>
    </div>
  );
}

function Outcome({ row }: Pick<RowProps, 'row'>) {
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
    </div>
  );
}

/** A customer who may be meant is taken with one press. */
function Corrections({ list, row, onOpen }: RowProps & { readonly onOpen: () => void }) {
  const { wording } = useDesk();
  const { isPending, error, variables, mutate } = useCorrection(list, row);
  const offered = row.problems.flatMap((problem) => problem.offered);
  return (
    <div className={styles.corrections}>
      {offered.map(({ customerId, companyName, domain }) => (
        <Button
          key={customerId}
          size="small"
          disabledFocusable={isPending}
          onClick={() => mutate({ ...row.cells, customer: domain })}
        >
          {companyName}
        </Button>
      ))}
      <Button
        size="small"
        appearance={row.state === 'ready' ? 'subtle' : 'secondary'}
        aria-label={wording.filled('tab.bulk.correct.row', { row: row.number })}
        onClick={onOpen}
      >
        {wording.text('tab.bulk.correct')}
      </Button>
      {error && <Trouble error={error} onRetry={() => mutate(variables)} />}
    </div>
  );
}
