import { Button, Field, Input } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { columnTitle } from '../../cards/bulk/list-titles.ts';
import { allColumnsOf } from '../../services/bulk/list/act-columns.ts';
import type { ListColumn } from '../../services/bulk/list/list-row.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerList, ListRow } from '../api/schema.d.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';
import styles from './lists.module.css';

interface CorrectRowProps {
  readonly list: CustomerList;
  readonly row: ListRow;
  readonly onDone: () => void;
}

type Cells = Readonly<Partial<Record<ListColumn, string>>>;

/** The cells of a row, with what is wrong beside each. Saved, the row is checked again. */
export function CorrectRow({ list: { listId, act }, row, onDone }: CorrectRowProps) {
  const { api, wording } = useDesk();
  const queries = useQueryClient();
  const [cells, setCells] = useState<Cells>(row.cells);
  const write = (column: ListColumn, text: string) => setCells((now) => ({ ...now, [column]: text }));
  const saving = useAct(async () => {
    const params = { path: { listId, number: row.number } };
    const saved = await dataOf(api.PUT('/lists/{listId}/rows/{number}', { params, body: { cells } }));
    await queries.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'list' || kind === 'list-rows' });
    if (saved.problems.length === 0) onDone();
  });
  return (
    <ActFrame
      title={wording.filled('tab.bulk.correct.row', { row: row.number })}
      action={wording.text('tab.bulk.check')}
      error={saving.error}
      isPending={saving.isPending}
      onAct={() => saving.mutate(undefined)}
      onCancel={onDone}
    >
      {allColumnsOf(act).map((column) => (
        <CellField
          key={column}
          {...{ column, row }}
          text={cells[column] ?? ''}
          onChange={(text) => write(column, text)}
        />
      ))}
      <div className={styles.buttons}>
        {row.problems.flatMap(({ offered }) =>
          offered.map(({ customerId, companyName, domain }) => (
            <Button key={customerId} onClick={() => write('customer', customerId)}>
              {companyName} ({domain})
            </Button>
          )),
        )}
      </div>
    </ActFrame>
  );
}

interface CellFieldProps {
  readonly column: ListColumn;
  readonly row: ListRow;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function CellField({ column, row, text, onChange }: CellFieldProps) {
  const { wording } = useDesk();
  const problem = row.problems.find((one) => one.column === column);
  return (
    <Field label={columnTitle(column, wording)} {...(problem && { validationMessage: problem.text })}>
      <Input value={text} maxLength={1_000} onChange={(_event, { value }) => onChange(value)} />
    </Field>
  );
}
