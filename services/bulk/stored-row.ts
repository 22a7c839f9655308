import type { BulkRowRow } from '../database/tables/bulk-tables.ts';
import type { BulkListId } from '../ids.ts';
import type { BulkRow, RowProblem } from './bulk-list.ts';
import type { StoredRowState } from './bulk-states.ts';
import { parsed } from './stored-json.ts';
import type { ListRow } from './list/list-row.ts';

/** What checking a row gave. */
export interface CheckedRow {
  readonly state: Extract<StoredRowState, 'asked' | 'problem' | 'ready' | 'skipped' | 'failed'>;
  readonly customer: BulkRow['customer'];
  readonly problems: readonly RowProblem[];
  readonly outcome?: BulkRow['outcome'];
  /** In the row it is kept from then on, as for a contact that was filled in. */
  readonly cells?: ListRow['cells'];
}

export function rowIdOf(listId: BulkListId, number: number): string {
  return `${listId}/${number}`;
}

export function checkedColumns({ state, customer, problems, outcome, cells }: CheckedRow) {
  return {
    state,
    customer_id: customer?.customerId ?? null,
    company_name: customer?.companyName ?? null,
    problems: problems.length === 0 ? null : JSON.stringify(problems),
    outcome: outcome ?? null,
    ...(cells === undefined ? {} : { cells: JSON.stringify(cells) }),
  };
}

export function rowFrom(row: BulkRowRow): BulkRow {
  const { customer_id: customerId, company_name: companyName } = row;
  return {
    number: row.number,
    cells: parsed<ListRow['cells']>(row.cells) ?? {},
    state: row.state,
    customer: customerId === null ? undefined : { customerId, companyName: companyName ?? '' },
    problems: parsed<readonly RowProblem[]>(row.problems) ?? [],
    outcome: (row.outcome ?? undefined) as BulkRow['outcome'],
    reference: row.result_id ?? undefined,
  };
}
