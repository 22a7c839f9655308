import { columnTitle } from '../../../../cards/bulk/list-titles.ts';
import { rowOutcome } from '../../../../cards/bulk/row-texts.ts';
import type { Wording } from '../../../../cards/wording/wording.ts';
import type { BulkRow } from '../../../../services/bulk/bulk-list.ts';
import type { DateOrder } from '../../../../services/bulk/bulk-list.ts';
import { allColumnsOf, columnsOf } from '../../../../services/bulk/list/act-columns.ts';
import { daysIn } from '../../../../services/bulk/list/days-in-row.ts';
import type { BulkAct, ListColumn } from '../../../../services/bulk/list/list-row.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';

type Rows = AsyncGenerator<readonly string[], void, undefined>;

/** What an example says beside the customer, who is nobody. The rest is a word of its own language. */
const samples: Readonly<Partial<Record<ListColumn, string>>> = {
  firstName: 'Anna',
  lastName: 'Ek',
  email: 'anna@example.com',
  phoneNumber: '+46 8 123 45 67',
  dateAgreed: '2026-01-31',
  groundReference: 'PO 4711',
  mutedUntil: '2026-12-31',
};

/** An empty list for an act. What has to be filled in has an asterisk; the example is left out when the list is read. */
export async function* templateRows(act: BulkAct, wording: Wording): Rows {
  const { required } = columnsOf(act);
  const columns = allColumnsOf(act);
  const title = (column: ListColumn) => `${columnTitle(column, wording)}${required.includes(column) ? ' *' : ''}`;
  yield await Promise.resolve(columns.map(title));
  const own = { customer: wording.text('listFile.example'), ground: wording.text('ground.signed-copy') };
  const example: Readonly<Partial<Record<ListColumn, string>>> = { ...samples, ...own, language: wording.language };
  yield columns.map((column) => example[column] ?? '');
}

interface Told {
  readonly act: BulkAct;
  readonly wording: Wording;
  /** The agent's. */
  readonly today: CalendarDay;
}

/** The rows as they came, with what became of each. */
export async function* resultRows(rows: AsyncIterable<BulkRow>, { act, wording, today }: Told): Rows {
  const columns = allColumnsOf(act);
  yield [
    wording.text('listFile.column.row'),
    ...columns.map((column) => columnTitle(column, wording)),
    ...(['found', 'outcome', 'why'] as const).map((column) => wording.text(`listFile.column.${column}`)),
    wording.text('fact.reference'),
  ];
  for await (const row of rows) {
    const { outcome, next } = rowOutcome(row, { wording, today });
    const told = [row.customer?.companyName ?? '', outcome, next, row.reference ?? ''];
    yield [String(row.number), ...cellsOf(row, columns), ...told];
  }
}

/**
 * The rows to correct, as a list that can be uploaded again as it is: what is wrong stands behind them, in a column that is not read,
 * and days as they are read, so that nobody is asked again.
 */
export async function* rowsToCorrect(
  rows: AsyncIterable<BulkRow>,
  { act, wording, today, dateOrder }: Told & { readonly dateOrder: DateOrder | undefined },
): Rows {
  const columns = allColumnsOf(act);
  yield [...columns.map((column) => columnTitle(column, wording)), wording.text('listFile.column.why')];
  for await (const row of rows) {
    const read = { cells: { ...row.cells, ...daysIn(row.cells, dateOrder) } };
    yield [...cellsOf(read, columns), rowOutcome(row, { wording, today }).next];
  }
}

function cellsOf({ cells }: Pick<BulkRow, 'cells'>, columns: readonly ListColumn[]): readonly string[] {
  return columns.map((column) => cells[column] ?? '');
}
