import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { Wording } from '../../../../cards/wording/wording.ts';
import { workbook, xlsxType } from './workbook.ts';

type Rows = AsyncIterable<readonly string[]>;

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

/** Cells that a spreadsheet would take for a formula begin with an apostrophe; the mark at the front says that it is UTF-8. */
function csvOf(rows: Rows, { locale }: Wording): AsyncIterable<Uint8Array | string> {
  const form = {
    bom: true,
    delimiter: delimiterIn(locale),
    escape_formulas: true,
    record_delimiter: 'windows',
  } as const;
  return Readable.from(rows).compose(stringify(form)) as AsyncIterable<Uint8Array | string>;
}

/** Excel ends cells with a semicolon where the comma stands in numbers. */
function delimiterIn(locale: string): string {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return decimal?.value === ',' ? ';' : ',';
}
