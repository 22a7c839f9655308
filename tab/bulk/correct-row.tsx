import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { columnTitle } from '../../cards/bulk/list-titles.ts';
import { allColumnsOf } from '../../services/bulk/list/act-columns.ts';
import type { ListColumn } from '../../services/bulk/list/list-row.ts';
import type { CustomerList, ListRow } from '../api/schema.d.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { useDesk } from '../kit/desk.ts';
import styles from './lists.module.css';
import { type Cells, useCorrection } from './use-correction.ts';

interface CorrectRowProps {
  readonly list: CustomerList;
  readonly row: ListRow;
  readonly onDone: () => void;
}

/** The cells of a row, with what is wrong beside each. Saved, the row is checked again. */
export function CorrectRow({ list, row, onDone }: CorrectRowProps) {
  const { wording } = useDesk();
  const [cells, setCells] = useState<Cells>(row.cells);
  const { isPending, error, mutate } = useCorrection(list, row);
  const save = () => mutate(cells, { onSuccess: ({ problems }) => problems.length === 0 && onDone() });
  return (
    <ActFrame
      title={wording.filled('tab.bulk.correct.row', { row: row.number })}
      action={wording.text('tab.bulk.check')}
      error={error}
      isPending={isPending}
      onAct={save}
      onCancel={onDone}
    >
      <div className={styles.fields}>
        {allColumnsOf(list.act).map((column) => (
          <CellField
            key={column}
            {...{ column, row }}
            text={cells[column] ?? ''}
            onChange={(text) => setCells((now) => ({ ...now, [column]: text }))}
          />
        ))}
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
