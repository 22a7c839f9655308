import { stringify } from 'csv-stringify/sync';
import type { Wording } from '../../../../cards/wording/wording.ts';
import { workbook, xlsxType } from './workbook.ts';

type Rows = AsyncIterable<readonly string[]>;

const utf8Mark = '\uFEFF';

interface TableFile {
  /** Without its ending. */
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly wording: Wording;
}

/** Rows as a file that is made while it is sent. No cell of it becomes a formula. */
export function tableFile(rows: Rows, { name, format, wording }: TableFile) {
  const fileName = `${name}.${format}`;
  if (format === 'xlsx') return { contentType: xlsxType, fileName, chunks: workbook(rows) };
  return { contentType: 'text/csv; charset=utf-8', fileName, chunks: csvOf(rows, wording) };
}

/** Written together: a piece of the answer for each row would cost far more. */
const rowsAtOnce = 250;

/** The library quotes the end of a record alone, and every line end ends one for whoever reads the file. */
const lineEnd = /[\r\n]/;

/** Cells that a spreadsheet would take for a formula begin with an apostrophe; the mark at the front says that it is UTF-8. */
async function* csvOf(rows: Rows, { locale }: Wording): AsyncGenerator<string, void, undefined> {
  const escaped = { escape_formulas: true, quoted_match: lineEnd } as const;
  const form = { ...escaped, delimiter: delimiterIn(locale), record_delimiter: 'windows' } as const;
  yield utf8Mark;
  for await (const some of inGroups(rows, rowsAtOnce)) yield stringify(some, form);
}

async function* inGroups<Row>(rows: AsyncIterable<Row>, size: number): AsyncGenerator<Row[], void, undefined> {
  let group: Row[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  yield group;
}

/** Excel ends cells with a semicolon where the comma stands in numbers. */
function delimiterIn(locale: string): string {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return decimal?.value === ',' ? ';' : ',';
}
